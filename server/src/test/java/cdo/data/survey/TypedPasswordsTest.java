package cdo.data.survey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedPasswordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"密码：123456", "登录口令是Abc12345", "password=hunter2", "pwd: secret", "admin/123456", "root / toor1234", "jdbc:mysql://10.1.1.1/db?user=a&password=b12345",
            "https://sync:geheim@10.1.1.1/", "Abc@12345!", "管理员 admin／Gov2024"})
    void aPasswordIsFound(String text) {
        assertThat(TypedPasswords.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"统一身份认证", "用户名加密码登录", "Zhang.San1@yichang.gov.cn", "https://oa.yichang.gov.cn/login?from=Portal#A1", "XT-2024-A01b", "密码应用安全性评估已通过", "提供口令重置功能",
            "Oracle 19c", "B/S", "13872612345", "宜府发〔2022〕12号", "administrator 由运维单位保管"})
    void ordinaryWordsAreNot(String text) {
        assertThat(TypedPasswords.in(text)).isFalse();
    }
}
