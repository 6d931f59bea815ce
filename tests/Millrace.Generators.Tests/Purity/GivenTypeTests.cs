namespace Millrace.Generators.Tests.Purity;

/// <summary>Generic code calls static members and constructors of types that it is given.</summary>
public sealed class GivenTypeTests
{
    private const string Late = "DateTime.Now.Ticks.ToString(CultureInfo.InvariantCulture)";

    public static TheoryData<string, string, string> Mistakes => new()
    {
        // Static members of an interface.
        { "MR0502", "Sys.Now, which uses DateTime.Now", Component("Of<Sys>()", "private static string Of<T>() where T : IClk => [|T.Now|];") + Clocks },
        { "MR0502", "Clk.Of, which uses DateTime.Now by way of Sys.Now", Component("[|Clk.Of<Sys>|]()") + "static class Clk { public static string Of<T>() where T : IClk => T.Now; }" + Clocks },
        { "MR0502", "Clk.Of, which uses DateTime.Now by way of Sys.Now", Component("[|Clk<Sys>.Of|]()") + "static class Clk<T> where T : IClk { public static string Of() => T.Now; }" + Clocks },
        { "MR0502", "Clk.Text, which uses DateTime.Now by way of Sys.Now", Component("[|Clk<Sys>.Text|]") + "static class Clk<T> where T : IClk { public static string Text => T.Now; }" + Clocks },
        { "MR0502", "Clk.Of, which uses DateTime.Now by way of Sys.Now", Component("new Clk<Sys>().[|Of|]()") + "sealed class Clk<T> where T : IClk { public string Of() => T.Now; }" + Clocks },
        { "MR0502", "Clk.Of, which uses DateTime.Now by way of Sys.Now", Component("new SysClk().[|Of|]()") + "abstract class Clk<T> where T : IClk { public string Of() => T.Now; } sealed class SysClk : Clk<Sys>;" + Clocks },
        { "MR0502", "Clk.Of, which uses DateTime.Now by way of Clk.Inner and Sys.Now", Component("[|Clk.Of<Sys>|]()") + "static class Clk { public static string Of<T>() where T : IClk => Inner<T>(); private static string Inner<U>() where U : IClk => U.Now; }" + Clocks },
        { "MR0502", "Clk.Of, which uses DateTime.Now by way of Sys.Now", Component("Enumerable.Range(0, 1).Select([|Clk.Of<Sys>|]).First()") + "static class Clk { public static string Of<T>(int n) where T : IClk => T.Now; }" + Clocks },
        { "MR0502", "Twice.Now, which uses DateTime.Now by way of Sys.Now", Component("Of<Twice<Sys>>()", "private static string Of<T>() where T : IClk => [|T.Now|];") + "sealed class Twice<T> : IClk where T : IClk { public static string Now => T.Now + 1; }" + Clocks },
        { "MR0502", "Sum.op_Addition, which uses DateTime.Now", Component("\"\" + Add(new Sum(), new Sum()).Value", "private static T Add<T>(T a, T b) where T : IAdd<T> => [|a + b|];") + "interface IAdd<T> where T : IAdd<T> { static abstract T operator +(T a, T b); } struct Sum : IAdd<Sum> { public int Value; public static Sum operator +(Sum a, Sum b) => new() { Value = DateTime.Now.Year }; }" },
        { "MR0502", "IBase.Now, which uses DateTime.Now", Component("Of<Own>()", "private static string Of<T>() where T : IBase => [|T.Now|];") + $"interface IBase {{ static virtual string Now => {Late}; }} sealed class Own : IBase;" },

        // Objects that generic code makes.
        { "MR0502", "Sys.Read, which uses DateTime.Now", Component("Of<Sys>()", "private static string Of<T>() where T : IRead, new() => new T().[|Read|]();") + Readers },
        { "MR0502", "Sys.Read, which uses DateTime.Now", Component("Of<Sys>()", "private static string Of<T>() where T : struct, IRead => default(T).[|Read|]();") + Readers.Replace("sealed class", "struct", StringComparison.Ordinal) },
        { "MR0502", "Sys.Read, which uses DateTime.Now", Component("Of(default(Sys))", "private static string Of(IRead read) => read.[|Read|]();") + Readers.Replace("sealed class", "struct", StringComparison.Ordinal) },
        { "MR0502", "Sys.Read, which uses DateTime.Now", Component("Of(Activator.CreateInstance<Sys>())", "private static string Of(IRead read) => read.[|Read|]();") + Readers },
        { "MR0502", "new Sys(), which uses DateTime.Now", Component("[|Make<Sys>|]().Text", "private static T Make<T>() where T : class, new() => new T();") + $"sealed class Sys {{ public string Text = \"\"; public Sys() {{ Text = {Late}; }} }}" },
    };

    public static TheoryData<string> Legitimate =>
    [
        Component("Of<Frozen>()", "private static string Of<T>() where T : IClk => T.Now;") + Clocks,
        Component("Of<Frozen>()", "private static string Of<T>() where T : IRead, new() => new T().Read();") + Readers,

        // A list of objects is none of them.
        Component("new List<Sys>().Count + Of<Frozen>()", "private static string Of<T>() where T : IClk => T.Now;") + Clocks,
    ];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void One_mistake_is_one_warning_at_its_place(string id, string cause, string source) => Pure.Check(id, cause, source);

    [Theory]
    [MemberData(nameof(Legitimate))]
    public void Nothing_is_said(string source) => Pure.Clean(source);

    private const string Clocks = $$"""
        interface IClk { static abstract string Now { get; } }
        sealed class Sys : IClk { public static string Now => {{Late}}; }
        sealed class Frozen : IClk { public static string Now => "then"; }
        """;

    private const string Readers = $$"""
        interface IRead { string Read(); }
        sealed class Sys : IRead { public string Read() => {{Late}}; }
        sealed class Frozen : IRead { public string Read() => "then"; }
        """;

    private static string Component(string text, string more = "") => PurityDiagnosticTests.Run($"new({text})", more);
}
