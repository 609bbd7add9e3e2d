/**
 * Who may come in and as whom: accounts (账号), sign-in with a second factor (双因素), sessions, personal tokens of programs, and
 * the post in which a person acts (履职岗位). What a person may do follows from the posts held that day; only the three
 * administrators (系统管理员、安全管理员、审计管理员, 三员分立) and the outside auditor (外部审计人员) are granted a role by account, one
 * at most, without any right of business. There is no super-user. Accounts of relieved people (免职、离任) close by rule.
 *
 * <p>GB/T 22239-2019 level three, 身份鉴别 and 访问控制; plan 三（三）: who is responsible must be known by name.
 */
@org.springframework.modulith.ApplicationModule(displayName = "platform · identity",
        allowedDependencies = {"kernel", "web", "audit", "documents", "jobs", "organization", "organization :: views"})
@NullMarked
package cdo.platform.identity;

import org.jspecify.annotations.NullMarked;
