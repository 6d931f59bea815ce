using static Millrace.Runtime.Tests.Fingerprints.Edit;

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>How values lie in memory.</summary>
public sealed class LayoutTests
{
    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "FieldOffset", "FieldOffset(4)", "FieldOffset(0)", Program("public static int Run() { var u = new U { A = 1, B = 2 }; return u.A; }", "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit, Size = 8)] public struct U { [System.Runtime.InteropServices.FieldOffset(0)] public int A; [System.Runtime.InteropServices.FieldOffset(4)] public int B; }") },
        { "Pack", "Pack = 1", "Pack = 4", Program("public static unsafe int Run() => sizeof(U);", "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Pack = 1)] public struct U { public byte A; public int B; }") },
        { "InlineArray's length, by sizeof", "InlineArray(4)", "InlineArray(8)", Program("public static unsafe int Run() => sizeof(U);", "[System.Runtime.CompilerServices.InlineArray(4)] public struct U { int a; }") },
        { "InlineArray's length, by span", "InlineArray(4)", "InlineArray(8)", Program("public static int Run() { U u = default; Span<int> s = u; return s.Length; }", "[System.Runtime.CompilerServices.InlineArray(4)] public struct U { int a; }") },
        { "fixed buffer's length", "b[4]", "b[8]", Program("public static unsafe int Run() => sizeof(U);", "public unsafe struct U { public fixed int b[4]; }") },
        { "[Flags] on an enumeration that is printed", "/*f*/", "[Flags]", Program("public static string Run() => $\"{(Color)3}\";", "/*f*/ public enum Color { A = 1, B = 2 }") },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Layout_counts(string what, string before, string after, string source) => Changes(what, before, after, source);

    public static TheoryData<string, string, string, string> Others => new()
    {
        { "unrelated const of a struct", "Other = 1", "Other = 2", Program("public static string Run() => $\"{new S(3)}\";", "public record struct S(int V) { public const int Other = 1; }") },
        { "order of fields of a class", "public int A = 1; public int B;", "public int B; public int A = 1;", Program("public static int Run() => new C().A + new C().B;", "public class C { public int A = 1; public int B; }") },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Constants_and_the_order_of_fields_of_classes_do_not(string what, string before, string after, string source) =>
        Keeps(what, before, after, source);
}
