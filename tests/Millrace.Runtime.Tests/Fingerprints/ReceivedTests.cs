using static Millrace.Runtime.Tests.Fingerprints.Edit;

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>Objects that a component gets from elsewhere: as parameters, by casts, from serialisers and services.</summary>
public sealed class ReceivedTests
{
    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "JsonSerializer makes derived objects of an abstract type", "=> 3;", "=> 4;", Program("public static double Run(string s) => System.Text.Json.JsonSerializer.Deserialize<Shape>(s)!.Area();", "[System.Text.Json.Serialization.JsonDerivedType(typeof(Circle), \"c\")] public abstract class Shape { public abstract double Area(); } public class Circle : Shape { public override double Area() => 3; }") },
        { "items of a list of an abstract type, from elsewhere", "=> 3;", "=> 4;", Program("public static double Run(List<Shape> l) { double s = 0; foreach (Shape x in l) s += x.Area(); return s; }", "public abstract class Shape { public abstract double Area(); } public class Circle : Shape { public override double Area() => 3; }") },
        { "items of a list of an interface, from elsewhere", "=> 3;", "=> 4;", Program("public static double Run(List<IShape> l) { double s = 0; foreach (IShape x in l) s += x.Area(); return s; }", "public interface IShape { double Area(); } public class Circle : IShape { public double Area() => 3; }") },
        { "an object from elsewhere, of a virtual method that is not abstract", "=> 3;", "=> 4;", Program("public static double Run(Shape s) => s.Area();", "public class Shape { public virtual double Area() => 1; } public class Circle : Shape { public override double Area() => 3; }") },
        { "an object from elsewhere, or a default (rule ?? new Default())", "v + 3", "v + 4", Program("public static int Run(IRule? rule) => (rule ?? new Default()).Apply(1);", "public interface IRule { int Apply(int v); } public class Default : IRule { public int Apply(int v) => v; } public class Custom : IRule { public int Apply(int v) => v + 3; }") },
        { "an object from elsewhere, of an interface's method with a body", "v + 3", "v + 4", Program("public static int Run(IRule rule) => rule.Apply(1);", "public interface IRule { int Apply(int v) => v; } public class Custom : IRule { public int Apply(int v) => v + 3; }") },
        { "an own parameter read as a framework's interface", "yield return 3", "yield return 4", Program("public static int Run(M m) { IEnumerable<int> e = m; return e.Sum(); }", "public class M : IEnumerable<int> { public IEnumerator<int> GetEnumerator() { yield return 3; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); }") },
        { "an object given back by castclass", "\"a\"", "\"b\"", Program("public static string Run(object o) { M m = (M)o; return string.Concat(m, \"x\"); }", "public class M { public override string ToString() => \"a\"; }") },
        { "the edit of a class made by JSON for an interface's abstract implementation in sight", "=> 3;", "=> 4;", Program("public static double Run(string s) { IShape d = new Dot(); return d.Area() + System.Text.Json.JsonSerializer.Deserialize<IShape>(s)!.Area(); }", "[System.Text.Json.Serialization.JsonDerivedType(typeof(Circle), \"c\")] public interface IShape { double Area(); } public class Dot : IShape { public double Area() => 0; } public class Circle : IShape { public double Area() => 3; }") },
        { "a field of an object from elsewhere", "\"a\"", "\"b\"", Program("public static string Run(Box box) => $\"{box.Held}\";", "public sealed class Box { public Shape? Held; } public abstract class Shape; public sealed class Circle : Shape { public override string ToString() => \"a\"; }") },
        { "a delegate field of an object from elsewhere: its default", "x + 3", "x + 4", Program("public static int Run(T t) => t.F(1);", "public class T { public Func<int, int> F = x => x + 3; }") },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void What_comes_from_elsewhere_may_be_of_any_type_that_fits(string what, string before, string after, string source) =>
        Changes(what, before, after, source);
}
