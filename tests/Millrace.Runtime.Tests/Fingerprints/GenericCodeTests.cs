using static Millrace.Runtime.Tests.Fingerprints.Edit;

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>Objects that generic code makes of the types that it is given.</summary>
public sealed class GenericCodeTests
{
    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "constructor run by new T()", "Value = 3", "Value = 4", Program("public static int Run() => Make<Row>().Value; static T Make<T>() where T : new() => new T();", "public class Row { public int Value = 3; }") },
        { "constructor run by Activator.CreateInstance<T>()", "Value = 3", "Value = 4", Program("public static int Run() => Activator.CreateInstance<Row>().Value;", "public class Row { public int Value = 3; }") },
        { "constructor run by Lazy<T>", "Value = 3", "Value = 4", Program("public static int Run() => new Lazy<Row>().Value.Value;", "public class Row { public int Value = 3; }") },
        { "constructor run by LazyInitializer.EnsureInitialized", "Value = 3", "Value = 4", Program("static Row? s; public static int Run() => LazyInitializer.EnsureInitialized(ref s).Value;", "public class Row { public int Value = 3; }") },
        { "Lazy<T> with a factory", "=> 3)", "=> 4)", Program("static readonly Lazy<int> s = new(() => 3); public static int Run() => s.Value;") },
        { "lambda in a generic method of a generic class", "+ 3", "+ 4", Program("public static int Run() => G<int>.M<string>(1);", "public static class G<T> { public static int M<U>(int x) { Func<int> f = () => x + typeof(U).Name.Length + 3; return f(); } }") },
        { "iterator in a generic class", "=> 3", "=> 4", Program("public static int Run() => new G<int>().All().Sum();", "public class G<T> { public IEnumerable<int> All() { yield return V(); } static int V() => 3; }") },
        { "ConditionalWeakTable.GetOrCreateValue's constructor", "V = 3", "V = 4", Program("static readonly System.Runtime.CompilerServices.ConditionalWeakTable<object, Row> s = []; public static int Run() => s.GetOrCreateValue(s).V;", "public class Row { public int V = 3; }") },
        { "static readonly of a type made by new T()", "A = 3", "A = 4", Program("public static int Run() => Make<Row>().V; static T Make<T>() where T : new() => new T();", "public class Row { static readonly int A = 3; public int V => A; }") },
        { "a parameterless struct's constructor by new T()", "V = 3", "V = 4", Program("public static int Run() => Make<Row>().V; static T Make<T>() where T : new() => new T();", "public struct Row { public int V; public Row() { V = 3; } }") },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Constructors_of_type_arguments_count(string what, string before, string after, string source) => Changes(what, before, after, source);
}
