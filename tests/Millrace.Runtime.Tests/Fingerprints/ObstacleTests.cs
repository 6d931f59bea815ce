using static Millrace.Runtime.Tests.Fingerprints.Edit;

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>What code does that cannot be told from it, so that its steps are not reused.</summary>
public sealed class ObstacleTests
{
    private const string Unseen = "public interface IRule { object? A(); } public class Rule : IRule { public object? A() => Load.Of(); } public static class Load { public static object? Of() => Type.GetType(\"X\"); }";

    public static TheoryData<string, string> Obstacles => new()
    {
        { "Entry.Run calls System.Reflection.MethodBase.Invoke", Program("public static object? Run(MethodInfo method) => method.Invoke(null, null);") },
        { "Entry.Run calls System.Activator.CreateInstance", Program("public static object? Run(Type type) => Activator.CreateInstance(type);") },
        { "Entry.Run calls System.Activator.CreateInstance", Program("public static object? Run(bool a, Type type) => Activator.CreateInstance(a ? typeof(List<int>) : type);") },
        { "Entry.Run calls System.Activator.CreateInstance", Program("public static object? Run(Type type) { var list = typeof(List<int>); return Activator.CreateInstance(type); }") },
        { "Entry.Run calls System.Activator.CreateInstance", Program("public static object? Run<T>() => Activator.CreateInstance(typeof(T));") },
        { "Entry.Run calls System.Reflection.MethodBase.GetCurrentMethod", Program("public static string Run() => MethodBase.GetCurrentMethod()!.Name;") },
        { "Entry.Run calls System.Environment.get_StackTrace", Program("public static string Run() => Environment.StackTrace;") },
        { "Entry.Run calls System.Diagnostics.StackTrace..ctor", Program("public static int Run() => new System.Diagnostics.StackTrace(true).FrameCount;") },
        { "Entry.Run calls System.Diagnostics.StackFrame..ctor", Program("public static object? Run() => new System.Diagnostics.StackFrame(1).GetMethod();") },
        { "Entry.Run calls System.Exception.get_TargetSite", Program("public static object? Run(Exception e) => e.TargetSite;") },
        { "Entry.Run calls System.Activator.CreateInstanceFrom", Program("public static object? Run() => Activator.CreateInstanceFrom(\"a.dll\", \"X\");") },
        { "Entry.Run calls System.AppDomain.ExecuteAssembly", Program("public static int Run() => AppDomain.CurrentDomain.ExecuteAssembly(\"a.dll\");") },
        { "Entry.Run calls System.Diagnostics.Process.Start", Program("public static object? Run() => System.Diagnostics.Process.Start(\"a\");") },
        { "Entry.Run calls System.Reflection.Assembly.get_DefinedTypes", Program("public static object? Run() => typeof(Entry).Assembly.DefinedTypes.Count();") },
        { "Entry.Run calls System.Reflection.Assembly.GetExportedTypes", Program("public static object? Run() => typeof(Entry).Assembly.GetExportedTypes().Length;") },
        { "Entry.Run calls System.Reflection.Assembly.GetName", Program("public static string? Run() => typeof(Entry).Assembly.GetName().Name;") },
        { "Entry.Run calls System.Reflection.CustomAttributeExtensions.GetCustomAttributes", Program("public static int Run() => CustomAttributeExtensions.GetCustomAttributes(typeof(Entry).Assembly).Count();") },
        { "Entry.Run calls System.Reflection.Module.GetTypes", Program("public static object? Run() => typeof(Entry).Module.GetTypes().Length;") },
        { "Entry.Run calls System.Type.GetMethods", Program("public static object? Run() => typeof(T).GetMethods().Length;", "public class T { }") },
        { "Entry.Run calls System.Reflection.MethodBase.GetMethodBody", Program("public static object? Run() => MethodBase.GetCurrentMethod()!.GetMethodBody()!.GetILAsByteArray();") },
        { "Entry.Run calls System.Delegate.CreateDelegate", Program("public static object Run() => Delegate.CreateDelegate(typeof(Func<int>), typeof(T), \"V\");", "public class T { public static int V() => 3; }") },
        { "Entry.Run calls System.ComponentModel.TypeDescriptor.GetProperties", Program("public static object? Run() => System.ComponentModel.TypeDescriptor.GetProperties(typeof(T)).Count;", "public class T { public int A { get; set; } }") },
        { "Entry.Run calls System.Runtime.InteropServices.NativeLibrary.TryLoad", Program("public static object? Run() { System.Runtime.InteropServices.NativeLibrary.TryLoad(\"a\", out nint h); return h; }") },
        {
            "Entry.Run calls System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor",
            Program(
                "public static void Run() => System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(T).TypeHandle);",
                "public class T { static T() { Console.WriteLine(3); } }")
        },
        { "Entry.Getpid calls native code (getpid)", Program("public static int Run() => Getpid(); [System.Runtime.InteropServices.DllImport(\"libc\", EntryPoint = \"getpid\")] static extern int Getpid();") },
        { "Entry.Run calls native code by its address", "public static unsafe class Entry { public static int Run(IntPtr at) => ((delegate* unmanaged<int>)at)(); }" },
        {
            "Entry.V has no body in the program",
            Program("public static int Run() => V(new Row()); [System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = \"Hidden\")] static extern int V(Row r);", "public class Row { int Hidden() => 3; }")
        },
        { "Helper.Load calls System.Type.GetType", Program("public static Type? Run() => Helper.Load();", "public static class Helper { public static Type? Load() => Type.GetType(\"X\"); }") },
        { "Load.Of calls System.Type.GetType", Program("public static object? Run(IRule r) => r.A();", Unseen) },
        { "Load.Of calls System.Type.GetType", Program("public static object? Run(IRule r) => Helper.V() + \"\" + r.A();", Unseen + "public static class Helper { [Deterministic(\"x\")] public static int V() => 3; }") },
        { "Load.Of calls System.Type.GetType", Program("public static object? Run() => Helper.V().A();", Unseen + "public static class Helper { [Deterministic(\"x\")] public static IRule V() => new Rule(); }") },
        { "Entry.Run calls System.Type.GetType", Program("public static Type? Run() { return F(); static Type? F() => Type.GetType(\"X\"); }") },
    };

    public static TheoryData<string, string> Writers => new()
    {
        { "Entry.Run reads Settings.Bound, which Setup.Start writes", Writing("Settings.Bound", "public static class Settings { public static int Bound; }", "Settings.Bound = 3;") },
        { "Entry.Run reads Settings.Bound, which Setup.Start writes", Writing("Settings.Bound", "file static class Settings { public static int Bound; }", "Settings.Bound = 3;") },
        { "Settings.Bound is static, and Setup.Start writes it", Writing("Settings.Bound", "public static class Settings { public static int Bound { get; set; } }", "Settings.Bound = 3;") },
        { "Entry.Run reads Settings.All, which Setup.Start writes", Writing("Settings.All[\"a\"]", "public static class Settings { public static readonly Dictionary<string, int> All = []; }", "Settings.All[\"a\"] = 3;") },
        { "Entry.Run reads Settings.All, which Setup.Start writes", Writing("Settings.All[\"a\"]", "public static class Settings { public static readonly IDictionary<string, int> All = new Dictionary<string, int>(); }", "Settings.All.Add(\"a\", 3);") },
        { "Entry.Run reads Settings.All, which Setup.Start writes", Writing("Settings.All[0]", "public static class Settings { public static readonly int[] All = new int[1]; }", "Settings.All[0] = 3;") },
        { "Entry.Run reads Settings.Now, which Setup.Start writes", Writing("Settings.Now.Width", "public sealed class Settings { public static readonly Settings Now = new(); public int Width { get; set; } }", "Settings.Now.Width = 3;") },
        { "Entry.Run reads Settings.Now, which Setup.Start writes", Writing("Settings.Now.Width", "public sealed class Settings { public static readonly Settings Now = new(); public int Width; }", "Settings.Now.Width = 3;") },
        { "Settings.All is static, and Setup.Start writes it", Writing("Settings.All.Count", "public static class Settings { public static List<int> All { get; } = []; }", "Settings.All.Add(3);") },
        { "Entry.Run reads Settings.All, which Setup.Start writes", Writing("Settings.All.Count", "public static class Settings { public static List<int> All = []; }", "Settings.All.Add(Settings.All.Count > 3 ? 4 : 5);") },
        { "Entry.Run reads Settings.All, which Setup.Start writes", Writing("Settings.All.Count", "public static class Settings { public static readonly List<int> All = []; }", "var all = Settings.All; Fill(all); static void Fill(List<int> list) => list.Add(3);") },
        { "Entry.Run reads Settings.All, which Setup.Start writes", Writing("Settings.All[\"a\"].Count", "public static class Settings { public static readonly Dictionary<string, List<int>> All = []; }", "Settings.All[\"a\"].Add(3);") },
        { "Entry.Run reads Settings.All, which Setup.Start writes", Writing("Settings.All[0].Value", "public struct Item { public int Value; } public static class Settings { public static readonly Item[] All = new Item[1]; }", "Settings.All[0].Value = 3;") },
        {
            "Entry.Run reads Registry.All, which Setup.Start writes",
            Writing("Registry.All.Count", "public sealed class Registry { public static readonly Registry All = new(); readonly List<int> _items = []; public int Count => _items.Count; public void Register(int x) => Add(x); void Add(int x) => _items.Add(x); }", "Registry.All.Register(3);")
        },
        {
            "Entry.Run reads Table.All, which Setup.Start writes",
            Program("public static int Run() => Table.All.Sum(x => x(1));", "public static class Table { public static readonly List<Func<int, int>> All = []; } public static class Setup { [System.Runtime.CompilerServices.ModuleInitializer] public static void Start() => Table.All.Add(v => v + 3); }")
        },
        { "Entry.Run reads State.V, which B.static initialiser writes", Program("public static int Run() => State.V;", "public static class State { public static int V; } public class B { static B() { State.V = 7; } }") },
    };

    [Theory]
    [MemberData(nameof(Obstacles))]
    [MemberData(nameof(Writers))]
    public void What_cannot_be_seen_is_said(string obstacle, string source) => Assert.Contains(obstacle, FingerprintedSource.Take(source).Obstacles);

    [Theory]
    [InlineData("public static class Entry { [Deterministic(\"always the same\")] public static Type? Run() => Type.GetType(\"X\"); }")]
    [InlineData("public static class Entry { public static Type? Run() => Helper.Load(); } [Deterministic(\"x\")] public static class Helper { public static Type? Load() => Inner(); static Type? Inner() => Type.GetType(\"X\"); }")]
    [InlineData("public static class Entry { public static Type? Run() => Helper.Load; } public static class Helper { [Deterministic(\"x\")] public static Type? Load => Other.Get(); } public static class Other { public static Type? Get() => Type.GetType(\"X\"); }")]
    [InlineData("public static class Entry { public static Type? Run() { return F(); [Deterministic(\"x\")] static Type? F() => Type.GetType(\"X\"); } }")]
    [InlineData("public static class Entry { public static int Run() => T.V; } public static class T { [Deterministic(\"x\")] public static int V; public static void Main() => V = 3; }")]
    [InlineData("public static class Entry { public static int Run() => T.V; } public static class T { [Deterministic(\"x\")] public static int V { get; set; } public static void Main() => V = 3; }")]
    [InlineData("public static class Entry { static int s_cache; public static int Run() => s_cache == 0 ? s_cache = 3 : s_cache; }")]
    [InlineData("public static class Entry { static int s_count; public static int Run() => Interlocked.Increment(ref s_count); public static int Count => Volatile.Read(ref s_count); }")]
    [InlineData("public static class Entry { static int s_n; public static int Run() { s_n++; return 3; } public static int N => s_n; }")]
    [InlineData("public static class Entry { public static int Run() => T.A; } public static class T { public static int A { get; set; } = 3; }")]
    [InlineData("public static class Entry { public static int Run() => T.A; } public static class T { public static int A { get; private set; } = 3; }")]
    [InlineData("public static class Entry { public static int Run() => T.P.X; public static void Main() => Console.WriteLine(T.P.X); } public struct P { public int X; } public static class T { public static P P = new P { X = 1 }; }")]
    [InlineData("public static class Entry { public static int Run() => T.P; public static void Main() => Console.WriteLine(T.P.ToString()); } public static class T { public static int P = 3; }")]
    [InlineData("public static class Entry { public static int Run() { T.Ring += () => { }; return 3; } } public static class T { public static event Action? Ring; public static void Go() => Ring?.Invoke(); }")]
    [InlineData("public static class Entry { public static int Run() => T.Get(); } public static class T { static int[]? s; public static int Get() => (s ??= [1])[0]; public static void Reset() => s = null; }")]
    [InlineData("public static class Entry { public static int Run() => T.All.Count; public static void Main() => Console.WriteLine(T.All.Contains(3)); } public static class T { public static readonly List<int> All = [1]; }")]
    [InlineData("public static class Entry { public static int Run() => T.All[0]; public static void Main() { var all = new int[1]; all[0] = T.All[0] > 2 ? T.All[0] : 3; new List<int>().Add(T.All.Length); } } public static class T { public static readonly int[] All = [1]; }")]
    [InlineData("public static class Entry { public static int Run() => T.P; public static void Main() => Console.WriteLine(T.P.ToString(System.Globalization.CultureInfo.InvariantCulture)); } public static class T { public static int P = 3; }")]
    [InlineData("public static class Entry { public static int Run() => T.One.Width; public static void Main() => Console.WriteLine(T.One.Twice()); } public sealed class T { public static readonly T One = new(); public int Width { get; init; } public int Twice() => Width * 2; }")]
    [InlineData("public static class Entry { public static int Run() => new List<int> { 1 }.Where(each => each > 0).OrderBy(static each => each).Count(); }")]
    [InlineData("public static class Entry { public static T Run<T>() where T : new() => new T(); }")]
    [InlineData("public static class Entry { public static object? Run() => Activator.CreateInstance(typeof(List<int>)); }")]
    [InlineData("public static class Entry { public static object? Run() => Activator.CreateInstance(typeof(Row)); } public class Row { }")]
    public void What_is_declared_or_seen_is_no_obstacle(string source) => Assert.Empty(FingerprintedSource.Take(source).Obstacles);

    [Fact]
    public void A_component_of_an_assembly_that_the_program_does_not_know_is_not_reused() =>
        Assert.Equal("Plugin is none of the assemblies that the program was built with", Assert.Single(FingerprintedSource.TakeOf("Plugin").Obstacles));

    [Theory]
    [InlineData("A", "A")]
    [InlineData("A B C", "A; B; C")]
    [InlineData("A B C D E", "A; B; C; and 2 more")]
    public void The_reason_names_the_first_three(string obstacles, string named) => Assert.Equal(
        $"what its code does cannot be seen: {named} (where the result is always the same, say so with [Deterministic])",
        ProgramCode.Describe([.. obstacles.Split(' ')]));

    [Fact]
    public void Where_everything_is_seen_there_is_no_reason() => Assert.Null(ProgramCode.Describe([]));

    private static string Writing(string read, string types, string write) =>
        Program($"public static int Run() => {read};", $"{types} public static class Setup {{ public static void Start() {{ {write} }} }} public static class Starter {{ public static void Main() => Setup.Start(); }}");
}
