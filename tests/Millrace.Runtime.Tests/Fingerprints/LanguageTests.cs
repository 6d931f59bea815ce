using static Millrace.Runtime.Tests.Fingerprints.Edit;

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>What C# makes of its constructs.</summary>
public sealed class LanguageTests
{
    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "generic virtual method", "=> 3", "=> 4", Program("public static int Run() { B b = new D(); return b.M<string>(); }", "public class B { public virtual int M<T>() => 1; } public class D : B { public override int M<T>() => 3; }") },
        { "default interface method, overridden in an interface between", "=> 3", "=> 4", Program("public static int Run() { IA a = new C(); return a.M(); }", "public interface IA { int M() => 1; } public interface IB : IA { int IA.M() => 3; } public class C : IB;") },
        { "static virtual with a default", "=> 3", "=> 4", Program("public static int Run() => G<S>(); static int G<T>() where T : IA => T.M();", "public interface IA { static virtual int M() => 3; } public struct S : IA;") },
        { "IParsable called by framework", "=> new(3)", "=> new(4)", Program("public static int Run() => Parse<S>(\"1\").V; static T Parse<T>(string s) where T : IParsable<T> => T.Parse(s, null);", "public record struct S(int V) : IParsable<S> { public static S Parse(string s, IFormatProvider? p) => new(3); public static bool TryParse(string? s, IFormatProvider? p, out S r) { r = default; return false; } }") },
        { "operator", "a.V + b.V", "a.V - b.V", Program("public static int Run() => (new S(1) + new S(2)).V;", "public record struct S(int V) { public static S operator +(S a, S b) => new(a.V + b.V); }") },
        { "implicit conversion", "s.V * 2", "s.V * 3", Program("public static int Run() { int x = new S(1); return x; }", "public record struct S(int V) { public static implicit operator int(S s) => s.V * 2; }") },
        { "switch on strings", "\"g\" => 7", "\"g\" => 8", Program("public static int Run(string s) => s switch { \"a\" => 1, \"b\" => 2, \"c\" => 3, \"d\" => 4, \"e\" => 5, \"f\" => 6, \"g\" => 7, \"h\" => 9, _ => 0 };") },
        { "async stream", "yield return 3", "yield return 4", Program("public static async Task<int> Run() { int s = 0; await foreach (int i in G()) s += i; return s; } static async IAsyncEnumerable<int> G() { await Task.Yield(); yield return 3; }") },
        { "nested lambdas", "x + y + 1", "x + y + 2", Program("public static int Run() { int x = 1; Func<int, Func<int>> f = y => () => x + y + 1; return f(1)(); }") },
        { "function pointer", "=> 3", "=> 4", Program("static int V() => 3; public static unsafe int Run() { delegate*<int> f = &V; return f(); }") },
        { "interpolated string handler of one's own", "+ 3", "+ 4", Program("public static int Run() => L($\"a{1}\"); static int L(H h) => h.V;", "[System.Runtime.CompilerServices.InterpolatedStringHandler] public ref struct H { public int V; public H(int a, int b) { V = a; } public void AppendLiteral(string s) { V += s.Length + 3; } public void AppendFormatted<T>(T t) { } }") },
        { "collection builder", "s.Length", "s.Length + 1", Program("public static int Run() { M m = [1, 2]; return m.V; }", "[System.Runtime.CompilerServices.CollectionBuilder(typeof(B), \"Create\")] public class M : IEnumerable<int> { public int V; public IEnumerator<int> GetEnumerator() => throw new NotSupportedException(); System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new NotSupportedException(); } public static class B { public static M Create(ReadOnlySpan<int> s) => new M { V = s.Length }; }") },
        { "default parameter value", "x = 3", "x = 4", Program("public static int Run() => F(); static int F(int x = 3) => x;") },
        { "checked", "unchecked(", "checked(", Program("public static int Run(int a) => unchecked(a * 3);") },
        { "extension member (C# 14)", "x * 2", "x * 3", Program("public static int Run() => 3.Twice;", "public static class X { extension(int x) { public int Twice => x * 2; } }") },
        { "ref struct, stackalloc of own data", "1, 2, 3, 4", "1, 2, 3, 5", Program("public static int Run() { ReadOnlySpan<int> s = stackalloc int[] { 1, 2, 3, 4 }; return s[3]; }") },
        { "field keyword", "value + 1", "value + 2", Program("public static int Run() { var r = new R(); r.V = 3; return r.V; }", "public class R { public int V { get; set => field = value + 1; } }") },
        { "source-generated JSON style: own resolver lambda", "\"a\"", "\"b\"", Program("public static string Run() => System.Text.Json.JsonSerializer.Serialize(3, Ctx.Info); ", "public static class Ctx { public static readonly System.Text.Json.Serialization.Metadata.JsonTypeInfo<int> Info = System.Text.Json.Serialization.Metadata.JsonMetadataServices.CreateValueInfo<int>(new(), new Conv()); } public class Conv : System.Text.Json.Serialization.JsonConverter<int> { public override int Read(ref System.Text.Json.Utf8JsonReader r, Type t, System.Text.Json.JsonSerializerOptions o) => 0; public override void Write(System.Text.Json.Utf8JsonWriter w, int v, System.Text.Json.JsonSerializerOptions o) => w.WriteStringValue(\"a\"); }") },
        { "closure: which captured variable", "a - b", "b - a", Program("public static int Run() { int a = 1, b = 2; Func<int> f = () => a - b; return f(); }") },
        { "catch filter", "> 3", "> 4", Program("public static int Run(int x) { try { return 1 / x; } catch (Exception e) when (e.Message.Length > 3) { return 0; } }") },
        { "static that another type's static constructor writes, run by a base constructor", "= 7", "= 8", Program("public static int Run() { new D(); return State.V; }", "public static class State { public static int V; } public class B { static B() { State.V = 7; } } public class D : B;") },
        { "static readonly of a generic type", "= 3", "= 4", Program("public static int Run() => G<int>.V;", "public static class G<T> { public static readonly int V = Math.Abs(3) + (2 * 1); public static readonly int W = 3; }") },
        { "static constructor", "V = 3", "V = 4", Program("public static int Run() => G.V;", "public static class G { public static readonly int V; static G() { V = 3; } }") },
        { "event handler", "s += 3", "s += 4", Program("public static int Run() { int s = 0; var b = new B(); b.Ring += () => s += 3; b.Do(); return s; }", "public class B { public event Action? Ring; public void Do() => Ring?.Invoke(); }") },
        { "lambdas in a static dictionary", "v + 3", "v + 4", Program("static readonly Dictionary<string, Func<int, int>> s = new() { [\"a\"] = v => v + 3, [\"b\"] = v => v }; public static int Run() => s[\"a\"](1);") },
        { "ldtoken of a method in an expression tree", "x + 3", "x + 4", Program("public static int Run() { System.Linq.Expressions.Expression<Func<int, int>> e = x => V(x); return new[] { 1 }.AsQueryable().Select(e).First(); } public static int V(int x) => x + 3;") },
        { "thread: ThreadLocal with a factory", "=> 3)", "=> 4)", Program("static readonly ThreadLocal<int> s = new(() => 3); public static int Run() => s.Value;") },
        { "an interface's static field initialiser", "= 3", "= 4", Program("public static int Run() => I.V;", "public interface I { static readonly int V = 3; }") },
        { "anonymous type's property order", "new { A = 1, B = 2 }", "new { B = 2, A = 1 }", Program("public static string Run() => new { A = 1, B = 2 }.ToString()!;") },
        { "a class behind an object array in a static readonly field", "\"a\"", "\"b\"", Program("static readonly object[] s = [new M()]; public static string Run() => string.Join(',', s);", "public class M { public override string ToString() => \"a\"; }") },
        { "base constructor's initialiser", "V = 3", "V = 4", Program("public static int Run() => new D().V;", "public class B { public int V = 3; } public class D : B;") },
        { "required member / init in a with", "A = 3", "A = 4", Program("public static int Run() => (new R { A = 1 } with { A = 3 }).A;", "public record R { public required int A { get; init; } }") },
        { "async method builder of one's own", "=> 3", "=> 4", Program("public static int Run() => F().V; static async T F() { await Task.CompletedTask; }", "[System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(Bu))] public class T { public int V; } public struct Bu { T t; public static Bu Create() => new() { t = new T { V = X() } }; static int X() => 3; public T Task => t; public void SetResult() { } public void SetException(Exception e) { } public void SetStateMachine(System.Runtime.CompilerServices.IAsyncStateMachine s) { } public void Start<S>(ref S s) where S : System.Runtime.CompilerServices.IAsyncStateMachine => s.MoveNext(); public void AwaitOnCompleted<A, S>(ref A a, ref S s) { } public void AwaitUnsafeOnCompleted<A, S>(ref A a, ref S s) { } }") },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Every_construct_of_the_language_is_followed(string what, string before, string after, string source) => Changes(what, before, after, source);
}
