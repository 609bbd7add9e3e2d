package cdo.house;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Who;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rights that a handler asks for on its way through its own module, read from the compiled code: where {@code who.must(RIGHT…)} stands. */
final class RightsAsked {

    private final String module;
    private final Set<JavaCodeUnit> seen = new HashSet<>();
    private final Set<String> rights = new TreeSet<>();

    private RightsAsked(String module) {
        this.module = module;
    }

    static Set<String> by(Method handler) {
        String[] packages = handler.getDeclaringClass().getPackageName().split("\\.");
        var asked = new RightsAsked(String.join(".", java.util.Arrays.copyOf(packages, Math.min(3, packages.length))));
        asked.visit(ArchitectureTest.CLASSES.get(handler.getDeclaringClass()).getMethod(handler.getName(), handler.getParameterTypes()));
        return asked.rights;
    }

    private void visit(JavaCodeUnit unit) {
        if (!seen.add(unit)) {
            return;
        }
        Set<Integer> musts = unit.getMethodCallsFromSelf().stream().filter(call -> call.getName().equals("must") && call.getTargetOwner().isEquivalentTo(Who.class))
                .map(JavaMethodCall::getLineNumber).collect(Collectors.toSet());
        unit.getFieldAccesses().stream().filter(access -> musts.contains(access.getLineNumber()) && access.getTarget().getRawType().isEquivalentTo(Right.class))
                .forEach(access -> rights.add(key(access)));
        unit.getMethodCallsFromSelf().stream().filter(call -> (call.getTargetOwner().getPackageName() + ".").startsWith(module + "."))
                .forEach(call -> call.getTarget().resolveMember().ifPresent(this::visit));
    }

    private static String key(JavaFieldAccess access) {
        try {
            Field field = Class.forName(access.getTargetOwner().getName()).getDeclaredField(access.getName());
            field.setAccessible(true);
            return ((Right) field.get(null)).key();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
