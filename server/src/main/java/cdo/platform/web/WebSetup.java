package cdo.platform.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Words;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import cdo.platform.kernel.Who;

/** Teaches Spring MVC three words: a method may ask for {@code Who} or {@code Page}, and may return a {@link Screen}. */
@Configuration
class WebSetup {

    @Bean
    Words words() {
        return new Words();
    }

    @Bean
    Clocks clocks() {
        return new Clocks(Clock.systemUTC());
    }

    @Bean
    WebMvcConfigurer screens(Pages pages, Templates templates, org.springframework.beans.factory.ObjectProvider<WhoSource> whoSource) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new WhoArgument(whoSource));
                resolvers.add(new PageArgument(pages));
            }

            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(new ScreenReturn(pages, templates));
            }
        };
    }

    private record WhoArgument(org.springframework.beans.factory.ObjectProvider<WhoSource> source) implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Who.class;
        }

        @Override
        public Object resolveArgument(MethodParameter parameter, @org.jspecify.annotations.Nullable ModelAndViewContainer container, NativeWebRequest request,
                                      org.springframework.web.bind.support.@org.jspecify.annotations.Nullable WebDataBinderFactory binder) {
            return source.getObject().of(request.getNativeRequest(HttpServletRequest.class))
                    .orElseThrow(() -> new org.springframework.security.authentication.AuthenticationCredentialsNotFoundException("not signed in"));
        }
    }

    private record PageArgument(Pages pages) implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Page.class;
        }

        @Override
        public Object resolveArgument(MethodParameter parameter, @org.jspecify.annotations.Nullable ModelAndViewContainer container, NativeWebRequest request,
                                      org.springframework.web.bind.support.@org.jspecify.annotations.Nullable WebDataBinderFactory binder) {
            return pages.of(request.getNativeRequest(HttpServletRequest.class));
        }
    }

    private record ScreenReturn(Pages pages, Templates templates) implements HandlerMethodReturnValueHandler {
        @Override
        public boolean supportsReturnType(MethodParameter type) {
            return type.getParameterType() == Screen.class;
        }

        @Override
        public void handleReturnValue(@org.jspecify.annotations.Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest request) throws Exception {
            container.setRequestHandled(true);
            var screen = (Screen) java.util.Objects.requireNonNull(value);
            var model = new java.util.HashMap<>(screen.model());
            model.put("page", pages.of(request.getNativeRequest(HttpServletRequest.class)));
            String html = templates.draw(screen.template(), model);
            var response = request.getNativeResponse(HttpServletResponse.class);
            response.setStatus(screen.status().value());
            response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
            response.setHeader("Vary", "HX-Request, Cookie");
            response.setHeader("Cache-Control", "no-store");
            response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
        }
    }
}
