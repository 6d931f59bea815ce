using static Millrace.Runtime.Tests.Fingerprints.Edit;

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>Edits that leave what the code does as it is.</summary>
public sealed class KeptTests
{
    private static readonly string s_data = Program("public static int Run() => Codes()[1] + Last(); static int Last() => 3; static ReadOnlySpan<byte> Codes() => [1, 2, 3, 4];", "public static class Aaa { public static ReadOnlySpan<byte> X() => [9, 9, 9, 9]; public static ReadOnlySpan<byte> Y() => [7, 7, 7, 7]; public static ReadOnlySpan<byte> Z() => [5, 5, 5, 5]; }");

    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "data of 4 bytes, other data elsewhere", "9, 9, 9, 9", "8, 1, 7, 3", s_data },
        { "data of 4 bytes, other data elsewhere (2)", "[7, 7, 7, 7]", "[250, 1, 77, 3]", s_data },
        { "data of 4 bytes, other data elsewhere (3)", "[5, 5, 5, 5]", "[50, 71, 7, 13]", s_data },
        { "data of 4 bytes, more of other data", "=> [5, 5, 5, 5]", "=> [5, 5, 5, 5]; public static ReadOnlySpan<byte> W() => [6, 0, 0, 6]; public static ReadOnlySpan<int> WW() => [6, 0, 0, 6]", s_data },
        { "data of 1 byte, other data", "[9, 9]", "[8, 2]", Program("public static int Run() => Codes()[0]; static ReadOnlySpan<byte> Codes() => [1];", "public static class Aaa { public static ReadOnlySpan<byte> X() => [9, 9]; public static ReadOnlySpan<byte> Y() => [7]; }") },
        { "u8 text of 3 letters, another one elsewhere", "\"xyz\"u8", "\"xzz\"u8", Program("public static int Run() => Codes()[0]; static ReadOnlySpan<byte> Codes() => \"abc\"u8;", "public static class Aaa { public static ReadOnlySpan<byte> X() => \"xyz\"u8; public static ReadOnlySpan<byte> Y() => \"qqq\"u8; }") },
        { "range variables of a query", "twice", "doubled", Program("public static int Run(int[] rows) => (from row in rows let twice = row * 2 where twice > 3 select twice + row).Sum();") },
        { "a range variable of a query with two sources", "left", "links", Program("public static int Run(int[] a, int[] b) => (from left in a from right in b where left > right select left + right).Sum();") },
        { "formatting in Debug.Assert", "r.Length > 0", "r.Length  >  0", Program("public static int Run(int[] r) { System.Diagnostics.Debug.Assert(r.Length > 0); return 1; }") },
        { "accessibility of a helper class", "internal static class H", "public static class H", Program("public static int Run() => H.V();", "internal static class H { public static int V() => 3; }") },
        { "a lambda before in the same class, in release and debug", "public static int Run", "public static Func<int, int> Q() { int a = 1; return x => x + a; } public static int Run", Program("public static int Run(int[] r) { int b = 2; return r.Where(x => x > b).Select(x => x + 1).OrderBy(static x => x).First(); }") },
        { "another anonymous type before", "public static int Run", "public static object Q() => new { A = 1, B = 2 }; public static int Run", Program("public static int Run() => new { C = 3 }.C;") },
        { "another inline array size elsewhere", "S(1, 2)", "S(1, 2, 3, 4)", Program("public static int Run() => T(1, 2, 3); static int T(params ReadOnlySpan<int> x) => x.Length; public static int Z() => S(1, 2); static int S(params ReadOnlySpan<int> x) => x.Length;") },
        { "another collection expression elsewhere", "[1, 2]", "[1, 2, 3]", Program("public static int Run() { IReadOnlyList<int> x = [1, 2, 9]; return x.Count; } public static int Z() { IReadOnlyList<int> x = [1, 2]; return x.Count; }") },
        { "another local function beside", "return L(1);", "return L(1); int U(int x) => x;", Program("public static int Run() { int L(int x) => x + 1; return L(1); }") },
        { "order of methods", "static int A() => 1; static int B() => 2;", "static int B() => 2; static int A() => 1;", Program("public static int Run() => A() + B(); static int A() => 1; static int B() => 2;") },
        { "a parameter's name, async", "rows", "lines", Program("public static async Task<int> Run(int[] rows) { await Task.Yield(); return rows.Length; }") },
        { "a pattern's variable", "found", "hit", Program("public static int Run(object o) => o is int found ? found : 0;") },
        { "a caught exception's name", "error", "wrong", Program("public static int Run(int x) { try { return 1 / x; } catch (Exception error) { return error.Message.Length; } }") },
        { "a captured local in an async lambda's closure", "limit", "most", Program("public static async Task<int> Run(int x) { int limit = x; Func<Task<int>> f = async () => { await Task.Yield(); return limit; }; return await f(); }") },
        { "a type parameter's name", "TItem", "TEach", Program("public static int Run() => F<int>(); static int F<TItem>() => typeof(TItem).Name.Length;") },
        { "a tuple's names", "(int First, int Second)", "(int One, int Two)", Program("public static int Run() { (int First, int Second) t = (1, 2); return t.Item1; }") },
        { "nullable annotations", "string? ", "string ", Program("public static int Run(string? s) => s is null ? 0 : 1;") },
        { "an unrelated switch on strings", "/*x*/", "public static int Q(string s) => s switch { \"a\" => 1, \"b\" => 2, \"c\" => 3, \"d\" => 4, \"e\" => 5, \"f\" => 6, \"g\" => 7, \"h\" => 9, _ => 0 };", Program("/*x*/ public static int Run(string s) => s switch { \"a\" => 1, \"bb\" => 2, \"c\" => 3, \"d\" => 4, \"e\" => 5, \"f\" => 6, \"gg\" => 7, \"h\" => 9, _ => 0 };") },
        { "an unrelated lambda in a static class with extension methods", "/*x*/", "public static Func<int, int> Q() => x => x * 7;", Program("public static int Run() => 3.Tw();", "public static class X { /*x*/ public static int Tw(this int y) => new[] { y }.Select(x => x * 2).Sum(); }") },
        { "an unrelated static lambda field's neighbour in another class", "/*x*/", "public static class Q { public static readonly Func<int, int> F = x => x * 7; }", Program("public static int Run() => X.F(1);", "/*x*/ public static class X { public static readonly Func<int, int> F = x => x * 2; }") },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_without_effect_keeps_the_fingerprint(string what, string before, string after, string source) => Keeps(what, before, after, source);
}
