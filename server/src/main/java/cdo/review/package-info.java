/** 指导监督与考核: how it is judged (plan 二（二）4, 二（三）2 and 3, 四). The fifth wing. */
package cdo.review;
