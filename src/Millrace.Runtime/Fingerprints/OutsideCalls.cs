using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What calls of methods outside of the program may do with the program's types: such methods are known by name alone.</summary>
internal static class OutsideCalls
{
    private static readonly HashSet<string> s_unseen = new(StringComparer.Ordinal)
    {
        "System.Reflection.MethodBase.Invoke", "System.Reflection.MethodBase.GetMethodBody", "System.Reflection.MethodInfo.CreateDelegate",
        "System.Reflection.MethodInfo.MakeGenericMethod",
        "System.Reflection.ConstructorInfo.Invoke", "System.Reflection.MethodInvoker.Invoke", "System.Reflection.ConstructorInvoker.Invoke",
        "System.Reflection.DispatchProxy.Create",
        "System.Reflection.PropertyInfo.GetValue", "System.Reflection.PropertyInfo.SetValue", "System.Reflection.FieldInfo.GetValue",
        "System.Reflection.FieldInfo.SetValue",
        "System.Type.InvokeMember", "System.Type.GetType", "System.Type.GetTypeFromProgID", "System.Type.GetTypeFromCLSID", "System.Type.MakeGenericType",
        "System.Type.GetMethod", "System.Type.GetMethods", "System.Type.GetMember", "System.Type.GetMembers", "System.Type.FindMembers",
        "System.Type.GetConstructor", "System.Type.GetConstructors",
        "System.Type.GetNestedType", "System.Type.GetNestedTypes", "System.Reflection.TypeInfo.get_DeclaredMethods",
        "System.Reflection.TypeInfo.get_DeclaredMembers",
        "System.Reflection.TypeInfo.GetDeclaredMethod", "System.Reflection.TypeInfo.GetDeclaredMethods", "System.Reflection.TypeInfo.get_DeclaredConstructors",
        "System.Reflection.RuntimeReflectionExtensions.GetRuntimeMethod", "System.Reflection.RuntimeReflectionExtensions.GetRuntimeMethods",
        "System.Reflection.Assembly.GetType", "System.Reflection.Assembly.GetTypes", "System.Reflection.Assembly.GetExportedTypes",
        "System.Reflection.Assembly.get_DefinedTypes",
        "System.Reflection.Assembly.get_ExportedTypes", "System.Reflection.Assembly.GetName", "System.Reflection.Assembly.GetCustomAttributes",
        "System.Reflection.Assembly.CreateInstance",
        "System.Reflection.Assembly.Load", "System.Reflection.Assembly.LoadFrom", "System.Reflection.Assembly.LoadFile",
        "System.Reflection.Assembly.UnsafeLoadFrom", "System.Reflection.Assembly.LoadWithPartialName",
        "System.Reflection.Module.GetType", "System.Reflection.Module.GetTypes", "System.Reflection.Module.FindTypes",
        "System.Reflection.Module.ResolveMethod", "System.Reflection.Module.ResolveType",
        "System.AppDomain.ExecuteAssembly", "System.AppDomain.ExecuteAssemblyByName", "System.AppDomain.CreateInstance",
        "System.AppDomain.CreateInstanceFrom", "System.AppDomain.CreateInstanceAndUnwrap",
        "System.AppDomain.CreateInstanceFromAndUnwrap", "System.AppDomain.Load", "System.AppDomain.GetAssemblies", "System.Activator.CreateInstanceFrom",
        "System.Runtime.Loader.AssemblyLoadContext.LoadFromAssemblyPath", "System.Runtime.Loader.AssemblyLoadContext.LoadFromStream",
        "System.Runtime.Loader.AssemblyLoadContext.LoadFromAssemblyName",
        "System.Delegate.CreateDelegate", "System.Delegate.DynamicInvoke", "System.Runtime.InteropServices.Marshal.GetDelegateForFunctionPointer",
        "System.Runtime.InteropServices.NativeLibrary.Load", "System.Runtime.InteropServices.NativeLibrary.TryLoad",
        "System.Runtime.InteropServices.NativeLibrary.GetExport", "System.Runtime.InteropServices.NativeLibrary.TryGetExport",
        "System.Linq.Expressions.LambdaExpression.Compile", "System.Linq.Expressions.Expression`1.Compile", "System.Reflection.Emit.DynamicMethod..ctor",
        "System.Diagnostics.Process.Start",
        "System.Runtime.CompilerServices.CallSite`1.Create", "System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject",
        "System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor", "System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor",
        "System.Reflection.MethodBase.GetCurrentMethod", "System.Environment.get_StackTrace", "System.Exception.get_TargetSite",
        "System.Diagnostics.StackTrace..ctor", "System.Diagnostics.StackFrame..ctor",
    };

    /// <summary>Calls that look at members, of types whose other methods do not.</summary>
    private static readonly HashSet<string> s_looking = new(StringComparer.Ordinal)
    {
        "System.Type.GetProperty", "System.Type.GetProperties", "System.Type.GetField", "System.Type.GetFields", "System.Type.GetEvent",
        "System.Type.GetEvents", "System.Type.GetDefaultMembers",
        "System.Reflection.TypeInfo.get_DeclaredProperties", "System.Reflection.TypeInfo.get_DeclaredFields",
        "System.Reflection.TypeInfo.GetDeclaredProperty", "System.Reflection.TypeInfo.GetDeclaredField",
        "System.Reflection.RuntimeReflectionExtensions.GetRuntimeProperties", "System.Reflection.RuntimeReflectionExtensions.GetRuntimeProperty",
        "System.Reflection.RuntimeReflectionExtensions.GetRuntimeFields", "System.Reflection.RuntimeReflectionExtensions.GetRuntimeField",
        "System.Reflection.MemberInfo.GetCustomAttributes", "System.Reflection.MemberInfo.GetCustomAttributesData",
        "System.Reflection.MemberInfo.get_CustomAttributes", "System.Reflection.MemberInfo.IsDefined",
        "System.Attribute.GetCustomAttribute", "System.Attribute.GetCustomAttributes", "System.Attribute.IsDefined",
    };

    /// <summary>Namespaces of .NET whose methods call what they are given, and look no further.</summary>
    private static readonly string[] s_plain =
    [
        "System.Collections", "System.Threading", "System.Text", "System.IO", "System.Globalization", "System.Numerics", "System.Buffers", "System.Runtime",
        "System.Security.Cryptography",
        "System.Net", "System.Diagnostics", "System.Reflection", "System.Xml", "System.Timers", "System.Resources",
    ];

    private static readonly string[] s_looks = ["System.Text.Json", "System.Runtime.Serialization", "System.Net.Http.Json", "System.Xml.Serialization"];

    /// <summary>Namespaces of packages that make objects and hand them over, and look at no members. Ours are compiled against the program instead.</summary>
    private static readonly string[] s_handsOver =
    [
        "Millrace", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Logging", "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Primitives", "Microsoft.Extensions.Hosting", "Polly",
    ];

    /// <summary>Whether a call leads to code that cannot be told.</summary>
    /// <param name="type">The full name of the type that declares the method.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="isKnown">Whether it is known which type it makes, where it makes any.</param>
    /// <param name="parameters">The types of its parameters.</param>
    public static bool IsUnseen(string type, string method, bool isKnown, ImmutableArray<CodeType> parameters) =>
        s_unseen.Contains($"{type}.{method}") || type == "System.ComponentModel.TypeDescriptor"
        || (type == "System.Activator" && method == "CreateInstance" && !isKnown)
        || (type is "System.Reflection.CustomAttributeExtensions" or "System.Attribute"
            && parameters is [{ Name: "System.Reflection.Assembly" or "System.Reflection.Module" or "System.Reflection.ParameterInfo" }, ..]);

    /// <summary>Whether a call may look at members of the program's types.</summary>
    /// <param name="type">The full name of the type that declares the method.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="given">The types that stand in the call: of its parameters, and type arguments.</param>
    public static bool LooksAtMembers(string type, string method, IEnumerable<CodeType> given) =>
        s_looking.Contains($"{type}.{method}") || type == "System.Reflection.CustomAttributeExtensions"
        || (!IsPlain(type) && !HandsOver(type) && given.Any(static each => each.MayBeOwn));

    /// <summary>Whether a call reads files that are embedded in an assembly, or in those beside it that hold its texts in other languages.</summary>
    /// <param name="type">The full name of the type that declares the method.</param>
    /// <param name="method">The method's name.</param>
    public static bool ReadsResources(string type, string method) =>
        type == "System.Resources.ResourceManager" || type.StartsWith("Microsoft.Extensions.Localization.", StringComparison.Ordinal)
        || (type == "System.Reflection.Assembly" && (method == "GetSatelliteAssembly" || method.StartsWith("GetManifestResource", StringComparison.Ordinal)));

    /// <summary>Whether a type only calls what it is given: collections, LINQ, tasks, text and the like.</summary>
    public static bool IsPlain(string type)
    {
        string space = Namespace(type);
        return space is "System" or "System.Linq" || (s_plain.Any(each => IsIn(space, each)) && !s_looks.Any(each => IsIn(space, each)));
    }

    /// <summary>Whether a type makes objects of the types that it is given, but does not look at their members.</summary>
    public static bool HandsOver(string type) => Namespace(type) is var space && s_handsOver.Any(each => IsIn(space, each));

    /// <summary>Whether a type hands out services, which are made elsewhere.</summary>
    public static bool IsServices(string type) => type == "Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions";

    private static bool IsIn(string space, string other) =>
        space.StartsWith(other, StringComparison.Ordinal) && (space.Length == other.Length || space[other.Length] == '.');

    private static string Namespace(string type)
    {
        string outermost = type.Split('+')[0];
        return outermost[..Math.Max(0, outermost.LastIndexOf('.'))];
    }
}
