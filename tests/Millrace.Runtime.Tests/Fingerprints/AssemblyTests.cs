using static Millrace.Runtime.Tests.Fingerprints.Edit;

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>Code that goes from one assembly to another: projects of the program, and packages.</summary>
public sealed class AssemblyTests
{
    public static TheoryData<string, string, string, string, string, string> Edits => new()
    {
        { "const of another project", "V = 3", "V = 4", "Library", "public static class L { public const int V = 3; }", Program("public static int Run() => L.V;") },
        { "override in another project of a class here", "=> 3", "=> 4", "Library", "public class B { public virtual int M() => 1; public int Go() => M(); } public class D : B { public override int M() => 3; }", Program("public static int Run() => new D().Go();") },
        { "framework's interface implemented by another project's base", "x - y", "y - x", "Library", "public class B { public int Compare(int x, int y) => x - y; }", Program("public static int Run(List<int> l) { l.Sort(new D()); return l[0]; }", "public class D : B, IComparer<int>;") },
        { "internals", "=> 3", "=> 4", "Library", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Program\")] static class L { internal static int V() => 3; }", Program("public static int Run() => L.V();") },
        { "generic method of another project with a lambda", "+ 3", "+ 4", "Library", "public static class L { public static Func<T, int> V<T>(int x) => t => x + 3; }", Program("public static int Run() => L.V<string>(1)(\"\");") },
        { "a package's type calls an override back", "=> 3", "=> 4", "Package", "public abstract class P { public int Go() => Do(); protected abstract int Do(); }", Program("public static int Run() => new D().Go();", "public class D : P { protected override int Do() => 3; }") },
        { "a package's type calls an override of an override back", "=> 3", "=> 4", "Package", "public abstract class P { public int Go() => Do(); protected abstract int Do(); }", Program("public static int Run() => new D().Go();", "public class M : P { protected override int Do() => 1; } public class D : M { protected override int Do() => 3; }") },
        { "a package's interface implemented by an own record's base", "=> 3", "=> 4", "Package", "public interface P { int Do(); } public static class Q { public static int Go(P p) => p.Do(); }", Program("public static int Run() => Q.Go(new D());", "public class M { public int Do() => 3; } public class D : M, P;") },
        { "a package makes the object by type argument: its constructor", "V = 3", "V = 4", "Package", "public static class Q { public static T Go<T>() where T : new() => new T(); }", Program("public static int Run() => Q.Go<D>().V;", "public class D { public int V = 3; }") },
        { "a package looks at members of a type argument: a getter", "=> 3", "=> 4", "Package", "public static class Q { public static string Go<T>(T t) => string.Join(',', typeof(T).GetProperties().Select(p => p.GetValue(t))); }", Program("public static string Run() => Q.Go(new D());", "public class D { public int V => 3; }") },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void What_lies_between_assemblies_counts(string what, string before, string after, string first, string other, string program) =>
        Changes(what, before, after, (first, other), ("Program", program));
}
