using static Millrace.Runtime.Tests.Fingerprints.Edit;

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>Which bodies a call may reach: overrides and implementations, called in the program or from outside of it.</summary>
public sealed class DispatchTests
{
    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "derived ToString where own base overrides it too", "\"derived\"", "\"other\"", Program("public static string Run() { object x = new D(); return $\"{x}\"; }", "public class B { public override string ToString() => \"base\"; } public class D : B { public override string ToString() => \"derived\"; }") },
        { "derived override of own base's virtual implementation of IComparer, given to Sort", "x - y", "y - x", Program("public static int Run(List<int> l) { l.Sort(new D()); return l[0]; }", "public class B : IComparer<int> { public virtual int Compare(int x, int y) => 0; } public class D : B { public override int Compare(int x, int y) => x - y; }") },
        { "derived override of abstract own base that leaves Comparer<int>.Compare abstract", "x - y", "y - x", Program("public static int Run(List<int> l) { l.Sort(new D()); return l[0]; }", "public abstract class B : Comparer<int> { public abstract override int Compare(int x, int y); } public class D : B { public override int Compare(int x, int y) => x - y; }") },
        { "framework's interface implemented by own base's method that knows nothing of it", "x - y", "y - x", Program("public static int Run(List<int> l) { l.Sort(new D()); return l[0]; }", "public class B { public int Compare(int x, int y) => x - y; } public class D : B, IComparer<int>;") },
        { "default implementation of framework's interface in own interface", "x - y", "y - x", Program("public static int Run(List<int> l) { l.Sort(new D()); return l[0]; }", "public interface IMine : IComparer<int> { int IComparer<int>.Compare(int x, int y) => x - y; } public class D : IMine;") },
        { "IComparer given to Sort", "x - y", "y - x", Program("public static int Run(List<int> l) { l.Sort(new D()); return l[0]; }", "public class D : IComparer<int> { public int Compare(int x, int y) => x - y; }") },
        { "GetHashCode of a key in a dictionary", "=> 3;", "=> 4;", Program("public static int Run() { var d = new Dictionary<Key, int> { [new Key()] = 1 }; return d.Count; }", "public class Key { public override int GetHashCode() => 3; public override bool Equals(object? o) => o is Key; }") },
        { "ToString in interpolation, of a struct", "\"a\"", "\"b\"", Program("public static string Run() => $\"{new S()}\";", "public struct S { public override string ToString() => \"a\"; }") },
        { "record's synthesized ToString: a property's name", "Value", "Width", Program("public static string Run() => new R(3).ToString();", "public record R(int Value);") },
        { "record's synthesized ToString by object: a derived record's property", "Deep", "Deeper", Program("public static string Run() { object o = new D(3, 4); return $\"{o}\"; }", "public record R(int Value); public record D(int Value, int Deep) : R(Value);") },
        { "finaliser", "W(1)", "W(2)", Program("public static int Run() { new F(); return 1; }", "public class F { ~F() { W(1); } static void W(int x) => Console.WriteLine(x); }") },
        { "new instead of override (newslot)", "public override int M", "public new virtual int M", Program("public static int Run() { B b = new D(); return b.M(); }", "public class B { public virtual int M() => 1; } public class D : B { public override int M() => 2; }") },
        { "Dispose of a base stream", "Count = 3", "Count = 4", Program("public static int Run() { using var s = new S(); return S.Count; }", "public class S : MemoryStream { public static readonly int[] X = [1]; public static int Count; protected override void Dispose(bool d) { Count = 3; } }") },
        { "covariant return", "V = 3", "V = 4", Program("public static int Run() { B b = new D(); return ((R)b.M()).V; }", "public class R { public int V; } public class B { public virtual object M() => 1; } public class D : B { public override R M() => new R { V = 3 }; }") },
        { "with of a derived record: its copy constructor", "A + 3", "A + 4", Program("public static int Run() { B b = new D(1); b = b with { }; return ((D)b).A; }", "public record B; public record D(int A) : B { protected D(D d) : base(d) { A = d.A + 3; } }") },
        { "virtual method by delegate", "=> 3", "=> 4", Program("public static int Run() { B b = new D(); Func<int> f = b.M; return f(); }", "public class B { public virtual int M() => 1; } public class D : B { public override int M() => 3; }") },
        { "explicit implementation in a base", "=> 3", "=> 4", Program("public static int Run() { I b = new D(); return b.M(); }", "public interface I { int M(); } public class B : I { int I.M() => 3; } public class D : B;") },
        { "generic base closed over a type, its override", "=> 3", "=> 4", Program("public static int Run() { B<int> b = new D(); return b.M(1); }", "public abstract class B<T> { public abstract int M(T t); } public class D : B<int> { public override int M(int t) => 3; }") },
        { "constrained call on a struct of Object.GetHashCode", "=> 3", "=> 4", Program("public static int Run() => new S().GetHashCode();", "public struct S { public override int GetHashCode() => 3; }") },
        { "IEquatable in HashSet through EqualityComparer.Default", "x.V == V", "x.V != V", Program("public static int Run() => new HashSet<S> { new(1), new(1) }.Count;", "public struct S(int v) : IEquatable<S> { public int V = v; public bool Equals(S x) => x.V == V; public override int GetHashCode() => 1; }") },
        { "LINQ's OrderBy by an IComparable of items from elsewhere", "x!.V - V", "V - x!.V", Program("public static int Run(S[] s) => s.Max()!.V;", "public class S : IComparable<S> { public int V; public int CompareTo(S? x) => x!.V - V; }") },
        { "items from elsewhere sorted by their IComparable through an array of objects in a field", "x!.V - V", "V - x!.V", Program("public static int Run(Box b) { Array.Sort(b.Items); return b.Items[0].V; }", "public class Box { public S[] Items = null!; } public class S : IComparable<S> { public int V; public int CompareTo(S? x) => x!.V - V; }") },
        { "items from elsewhere sorted by non-generic Array.Sort(Array)", "x!).V - V", "x!).V + V", Program("public static int Run(Box b) { Array.Sort((Array)b.Items); return b.Items[0].V; }", "public class Box { public S[] Items = null!; } public class S : IComparable { public int V; public int CompareTo(object? x) => ((S)x!).V - V; }") },
        { "string.Concat of a parameter's class", "\"a\"", "\"b\"", Program("public static string Run(M m) => \"x\" + m;", "public class M { public override string ToString() => \"a\"; }") },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void What_a_call_may_reach_counts(string what, string before, string after, string source) => Changes(what, before, after, source);

    public static TheoryData<string, string, string, string> Others => new()
    {
        { "two interfaces' methods of one name, the other one", "=> 5;", "=> 6;", Program("public static int Run() { IA a = new T(); return a.M(); }", "public interface IA { int M(); } public interface IB { int M(); } public class T : IA, IB { int IA.M() => 3; int IB.M() => 5; }") },
        { "an unrelated public method of a class that implements a framework's interface", "public int Q() => 3;", "public int Q() => 4;", Program("public static int Run(List<int> l) { l.Sort(new D()); return 1; }", "public class D : IComparer<int> { public int Compare(int x, int y) => x - y; public int Q() => 3; }") },
        { "a new implementation of an interface that is answered", "/*x*/", "public class Other : IRule { public int A() => 7; }", Program("public static int Run() { IRule r = new Rule(); return r.A(); }", "/*x*/ public interface IRule { int A(); } public class Rule : IRule { public int A() => 3; }") },
        { "an unrelated method of a class that is made, with a lambda", "/*x*/", "public Func<int> Q(int a) => () => a;", Program("public static int Run() => new C().M(2);", "public class C { /*x*/ public int M(int b) { Func<int> f = () => b + 1; return f(); } }") },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void What_no_call_reaches_does_not_count(string what, string before, string after, string source) => Keeps(what, before, after, source);
}
