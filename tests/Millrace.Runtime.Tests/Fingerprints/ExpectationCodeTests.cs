using static Millrace.Runtime.Tests.Fingerprints.FingerprintedSource;

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>What a schema expects of data is no part of the code of components that ignore it.</summary>
public sealed class ExpectationCodeTests
{
    private const string Program = """
        public static class Entry { public static int Run() => Row.Schema.Length; }
        public struct Row
        {
            public static string Schema { get; } = With("columns");
            [ExpectationCode] private static string With(string schema) => schema + "range 1" + Keeps();
            private static int Keeps() => 17;
        }
        """;

    [Theory]
    [InlineData("range 1", "range 2")]
    [InlineData("=> 17", "=> 18")]
    public void A_changed_expectation_counts_for_those_that_look_at_it_alone(string before, string after)
    {
        Assert.Contains(before, Program, StringComparison.Ordinal);
        string changed = Program.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Take(Program).Digest, Take(changed).Digest);
        Assert.Equal(Take(Program, ignoresExpectations: true).Digest, Take(changed, ignoresExpectations: true).Digest);
    }

    [Fact]
    public void A_changed_column_counts_for_all()
    {
        string changed = Program.Replace("columns", "other columns", StringComparison.Ordinal);
        Assert.NotEqual(Take(Program).Digest, Take(changed).Digest);
        Assert.NotEqual(Take(Program, ignoresExpectations: true).Digest, Take(changed, ignoresExpectations: true).Digest);
    }
}
