using static Millrace.Runtime.Tests.Fingerprints.Edit;

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>Types of one file are types as others, whatever the file is called.</summary>
public sealed class FileLocalTests
{
    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "field of a file-local type read in another method", "=> s.A", "=> s.B", Program("public static int Run() { var s = new S { A = 1, B = 2 }; return Helper.Get(s); }", "file class S { public int A, B; } file static class Helper { public static int Get(S s) => s.A; }") },
        { "field of a file-local type read in another method of a public type", "((S)s).A", "((S)s).B", Program("public static int Run() { var s = new S { A = 1, B = 2 }; return Helper.Get(s); }", "file class S { public int A, B; } public static class Helper { public static int Get(object s) => ((S)s).A; }") },
        { "a virtual method of a base between, made of a file-local type", "=> 3;", "=> 4;", Program("public static int Run() { B b = new F(); B c = new Other(); return b.M() + c.M(); }", "public abstract class B { public abstract int M(); } public class Mid : B { public override int M() => 3; } file class F : Mid; public class Other : B { public override int M() => 1; }") },
        { "serialiser of a file-local type: a property's name", "Value", "Width", Program("public static string Run() => System.Text.Json.JsonSerializer.Serialize(new Row { Value = 3 });", "file class Row { public int Value { get; set; } }") },
        { "regex-like file-local runner", "=> 3", "=> 4", Program("public static int Run() { B b = Holder.Make(); return b.M(); }", "public abstract class B { public abstract int M(); } public static class Holder { public static B Make() => Gen.Instance; } file sealed class Gen : B { internal static readonly Gen Instance = new(); public override int M() => 3; }") },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Types_of_one_file_count(string what, string before, string after, string source) => Changes(what, before, after, source);
}
