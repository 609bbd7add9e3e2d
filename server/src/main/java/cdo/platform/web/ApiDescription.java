package cdo.platform.web;

import cdo.platform.kernel.Who;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /api/v1/openapi.json} says beside the addresses themselves, which are read from the running server. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "token";

    static {
        // who asks follows from the token; it is nothing that could be sent
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Who.class, Page.class);
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info().title("数官 Shuguan").version("v1").description("Reads for other systems, with a personal token (我的账号 → 访问令牌). A token sees what its holder sees on the pages, "
                        + "limited to the rights it was issued for. Lists are turned by key: send `next` of an answer as `after`. Refusals are RFC 9457 problems."))
                .components(new Components().addSecuritySchemes(TOKEN, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("cdo_…")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
