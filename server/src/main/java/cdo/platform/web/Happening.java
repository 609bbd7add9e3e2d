package cdo.platform.web;

/**
 * One entry of a timeline.
 *
 * @param what   退回补正
 * @param detail the reason or remark, after the title; may be empty
 * @param who    李倩（大数据局） · 11月17日 10:36
 */
public record Happening(String what, String detail, String who) {
}
