namespace Millrace.Runtime;

/// <summary>Calls of methods outside of the program that lead to code or data which cannot be told from the instructions.</summary>
internal static class OutsideCalls
{
    private static readonly HashSet<string> s_unseen = new(StringComparer.Ordinal)
    {
        "System.Reflection.MethodBase.Invoke", "System.Reflection.MethodInfo.CreateDelegate", "System.Reflection.ConstructorInfo.Invoke",
        "System.Reflection.MethodInvoker.Invoke", "System.Reflection.ConstructorInvoker.Invoke", "System.Reflection.DispatchProxy.Create",
        "System.Reflection.PropertyInfo.GetValue", "System.Reflection.PropertyInfo.SetValue", "System.Reflection.FieldInfo.GetValue", "System.Reflection.FieldInfo.SetValue",
        "System.Type.InvokeMember", "System.Type.GetType", "System.Reflection.Assembly.GetType", "System.Reflection.Assembly.GetTypes",
        "System.Reflection.Assembly.Load", "System.Reflection.Assembly.LoadFrom", "System.Reflection.Assembly.LoadFile",
        "System.Runtime.Loader.AssemblyLoadContext.LoadFromAssemblyPath", "System.Runtime.Loader.AssemblyLoadContext.LoadFromStream", "System.Runtime.Loader.AssemblyLoadContext.LoadFromAssemblyName",
        "System.Delegate.CreateDelegate", "System.Delegate.DynamicInvoke", "System.Runtime.InteropServices.Marshal.GetDelegateForFunctionPointer",
        "System.Runtime.InteropServices.NativeLibrary.Load", "System.Runtime.InteropServices.NativeLibrary.GetExport",
        "System.Linq.Expressions.LambdaExpression.Compile", "System.Linq.Expressions.Expression`1.Compile", "System.Reflection.Emit.DynamicMethod..ctor",
        "System.Runtime.CompilerServices.CallSite`1.Create", "System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject",
    };

    private static readonly string[] s_serialisers =
    [
        "System.Text.Json.JsonSerializer", "Newtonsoft.Json.JsonConvert", "Microsoft.ML.DataOperationsCatalog", "Dapper.SqlMapper", "System.Xml.Serialization.XmlSerializer",
        "Parquet.Serialization.ParquetSerializer", "Microsoft.Extensions.Configuration.ConfigurationBinder", "System.Net.Http.Json.HttpClientJsonExtensions",
        "System.Net.Http.Json.HttpContentJsonExtensions", "MessagePack.MessagePackSerializer", "YamlDotNet.Serialization.Deserializer",
    ];

    /// <summary>Whether a call leads to code that cannot be told.</summary>
    /// <param name="type">The full name of the type that declares the method.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="isGeneric">Whether the call names type arguments, so that the type it makes is known.</param>
    public static bool IsUnseen(string type, string method, bool isGeneric) =>
        s_unseen.Contains($"{type}.{method}") || (type == "System.Activator" && method == "CreateInstance" && !isGeneric);

    /// <summary>Whether a type looks at the members of the types that it is given.</summary>
    /// <param name="type">The full name of the type that declares the method.</param>
    public static bool LooksAtMembers(string type) => Array.IndexOf(s_serialisers, type) >= 0;
}
