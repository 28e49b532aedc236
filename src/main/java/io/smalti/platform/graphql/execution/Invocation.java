package io.smalti.platform.graphql.execution;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The call of one method, by a class of its own that makes it as code written by hand would. */
interface Invocation {
    @Nullable
    Object call(Object target, @Nullable Object[] arguments) throws Exception;

    /** @param method public, of a public class, not static */
    static Invocation of(Method method) {
        var name = ClassDesc.of(Invocation.class.getPackageName(), "Calling");
        var call = MethodTypeDesc.of(CD_Object, CD_Object, CD_Object.arrayType());
        var bytes = ClassFile.of().build(name, type -> type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
                .withInterfaceSymbols(described(Invocation.class))
                .withMethodBody(INIT_NAME, MTD_void, 0, code -> code.aload(0)
                        .invokespecial(CD_Object, INIT_NAME, MTD_void)
                        .return_())
                .withMethodBody("call", call, ClassFile.ACC_PUBLIC, code -> write(method, code)));
        try {
            var made = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return (Invocation) made.findConstructor(made.lookupClass(), MethodType.methodType(void.class))
                    .asType(MethodType.methodType(Invocation.class))
                    .invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }

    private static void write(Method method, CodeBuilder code) {
        var owner = described(method.getDeclaringClass());
        var type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        code.aload(1).checkcast(owner);
        for (int i = 0; i < type.parameterCount(); i++) {
            var parameter = type.parameterType(i);
            var boxed = described(MethodType.methodType(parameter).wrap().returnType());
            code.aload(2).loadConstant(i).aaload().checkcast(boxed);
            if (parameter.isPrimitive()) {
                code.invokevirtual(boxed, parameter.getName() + "Value", MethodTypeDesc.of(described(parameter)));
            }
        }
        code.invokevirtual(owner, method.getName(), type.describeConstable().orElseThrow());
        var answer = type.returnType();
        if (answer == void.class) {
            code.aconst_null();
        } else if (answer.isPrimitive()) {
            var boxed = described(type.wrap().returnType());
            code.invokestatic(boxed, "valueOf", MethodTypeDesc.of(boxed, described(answer)));
        }
        code.areturn();
    }

    private static ClassDesc described(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
