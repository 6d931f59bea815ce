using static Millrace.Runtime.Tests.Fingerprints.Edit;

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>What a program says in a type that it names to a component of a library of ours: an order, a grouping, a filter.</summary>
public sealed class NamedRuleTests
{
    private const string Library = """
        [assembly: FingerprintAsWhole]
        namespace Lib;
        public interface IRule { static abstract int[] Rule { get; } static abstract bool Keep(in int row); }
        public sealed class Sort<TRule> where TRule : IRule { public int Run() => Work.Do(TRule.Rule) + (TRule.Keep(1) ? 1 : 0); }
        public static class Work { public static int Do(int[] rule) => rule.Length; }
        """;

    private const string Program = """
        public static class Entry { public static int Run() => new Lib.Sort<Mine>().Run(); }
        public sealed class Mine : Lib.IRule { public static int[] Rule => [1, Deeper.Value]; public static bool Keep(in int row) => row > 5; }
        public static class Deeper { public static int Value => 7; }
        public sealed class Other : Lib.IRule { public static int[] Rule => [2]; public static bool Keep(in int row) => row > 9; }
        """;

    [Theory]
    [InlineData("[1,", "[3,")]
    [InlineData("=> 7", "=> 8")]
    [InlineData("> 5", "> 6")]
    [InlineData("Sort<Mine>", "Sort<Other>")]
    public void Its_code_counts(string before, string after) => Changes("a rule", before, after, ("Library", Library), ("Program", Program));

    [Theory]
    [InlineData("[2]", "[4]")]
    [InlineData("> 9", "> 8")]
    public void That_of_another_one_does_not(string before, string after)
    {
        static string Take(string program) => FingerprintedSource.Take([("Library", Library), ("Program", program)]).Digest;

        Assert.Contains(before, Program, StringComparison.Ordinal);
        Assert.Equal(Take(Program), Take(Program.Replace(before, after, StringComparison.Ordinal)));
    }
}
