namespace Millrace.Generators.Tests.Schemas;

public sealed class ExpectationBehaviourTests
{
    private const string Usings = "using System; using System.Linq; using Millrace; using Millrace.Data;\n";

    private const string Show = """

        public static class Show
        {
            public static string Rules(SchemaInfo schema) => string.Join("; ", schema.Rules.Select(rule => $"{rule} {rule.Name}({string.Join(",", rule.Columns)}): {rule.Says}"));
            public static string Broken<T>(Batch<T> batch) where T : struct, ISchema<T> => string.Join(" ", T.Schema.Rules.Select(rule =>
            {
                var broken = new ulong[(batch.Count + 63) / 64];
                rule.Check([.. rule.Columns.Select(name => batch.Columns[T.Schema.IndexOf(name)])], batch.Count, broken);
                return string.Join(",", Enumerable.Range(0, batch.Count).Where(row => (broken[row / 64] >> (row % 64) & 1) != 0));
            }));
        }

        """;

    [Fact]
    public void Every_expectation_knows_the_line_that_declares_it() =>
        Assert.Equal(
            """
            Id: [Unique] [Pattern("\\d{8}", Tolerance = 0.01)]
            Started: [Between("2013-01-01", "2025-12-31T23:59:59")] [Increasing(Strict = true, Tolerance = 0.5)]
            Fare: [InRange(0, double.PositiveInfinity, Tolerance = 0.01)] [Drift(JensenShannon = 0.05)] [Decreasing]
            Tips: [Presence(0.95)] [Skew(JensenShannon = 0.02)]
            Payment: [OneOf("Ca\"sh", "Card")] [Balance(0.1, Largest = 0.9)] [Skew(LInfinity = 0.02, NormalisedAbsoluteDifference = 1)]
            Company: [Length(1, 60)] [References<Firm>(nameof(Firm.Name), Tolerance = 0.1)]
            Stops: [Length(2)]
            Tipped: [OnlyIn("training")]
            [Rows(1, 100)] training,serving
            """.ReplaceLineEndings("\n"),
            Probe.Run(Usings + """
                [Schema] public partial record struct Firm { [Column("name")] public string Name { get; init; } }
                [Schema, Environments("training", "serving"), Rows(1, 100)]
                public partial record struct Ride
                {
                    [Column("id"), Unique, Pattern(@"\d{8}", Tolerance = 0.01)] public string Id { get; init; }
                    [Column("started"), Between("2013-01-01", "2025-12-31T23:59:59"), Increasing(Tolerance = 0.5, Strict = true)] public DateTime Started { get; init; }
                    [Column("fare"), Drift(JensenShannon = 0.05), InRange(0, double.PositiveInfinity, Tolerance = 0.01), Decreasing] public float Fare { get; init; }
                    [Column("tips"), Presence(0.95), Skew(JensenShannon = 0.02)] public float? Tips { get; init; }
                    [Column("payment"), OneOf("Ca\"sh", "Card"), Balance(0.1, Largest = 0.9), Skew(LInfinity = 0.02, NormalisedAbsoluteDifference = 1)] public string Payment { get; init; }
                    [Column("company"), Length(1, 60), References<Firm>(nameof(Firm.Name), Tolerance = 0.1)] public string? Company { get; init; }
                    [Column("stops"), Length(2)] public int[]? Stops { get; init; }
                    [Column("tipped"), OnlyIn("training")] public bool? Tipped { get; init; }
                }
                public static class Probe
                {
                    public static string Run() => string.Join("\n", Ride.Schema.Columns.Select(c => $"{c.Member}: {string.Join(" ", c.Expectations)}"))
                        + $"\n{Ride.Schema.Rows} {string.Join(",", Ride.Schema.Environments)}";
                }
                """));

    [Fact]
    public void A_rule_reads_its_columns_and_finds_the_rows_that_break_it() =>
        Assert.Equal(
            "[Rule(Tolerance = 0.25)] TipsAreBelowFare(fare,tips): Tips are below the fare.; [Rule(Says = \"Names say \\\"Inc\\\"\")] HasName(name): Names say \"Inc\"; [Rule] IsSmall(counts): IsSmall 1,70 2 3",
            Probe.Run(Usings + """
                [Schema] public partial record struct S
                {
                    [Column("fare")] public required float Fare { get; init; }
                    [Column("name")] public string? Name { get; init; }
                    [Column("tips")] public float? Tips { get; init; }
                    [Column("counts")] public int[] Counts { get; init; }

                    private readonly float Paid => Fare;

                    /// <summary>Tips are below the fare.</summary>
                    [Rule(Tolerance = 0.25)] private static bool TipsAreBelowFare(in S s) => s.Tips is not { } tips || tips < s.Paid;
                    [Rule(Says = "Names say \"Inc\"")] internal static bool HasName(S row) => row.Name?.EndsWith("Inc") ?? true;
                    [Rule] public static bool IsSmall(in S @in) => @in.Counts.Length < 3;
                }
                """ + Show + """
                public static class Probe
                {
                    public static string Run()
                    {
                        var batch = new S.Batch();
                        for (int i = 0; i < 71; i++)
                            batch.Add(new S { Fare = 2, Tips = i is 1 or 70 ? 2 : i == 5 ? null : 1, Name = i == 2 ? "Taxi" : i == 4 ? null : "Cab Inc", Counts = new int[i == 3 ? 3 : 2] });
                        return $"{Show.Rules(S.Schema)} {Show.Broken(batch)}";
                    }
                }
                """));

    /// <summary>What is not certain to be read alone is read with the whole row, so that no rule sees a value that is not there.</summary>
    [Theory]
    [InlineData("s.A > 1", "a")]
    [InlineData("s.Sum > 1", "a,b")]
    [InlineData("s.Sum2() > 1", "a,b")]
    [InlineData("Help.Of(s)", "a,b,c")]
    [InlineData("s == default", "a,b,c")]
    [InlineData("s is { A: 1 }", "a,b,c")]
    [InlineData("s.ToString().Length > 1", "a,b,c")]
    [InlineData("s.Of()", "a,b,c")]
    [InlineData("s.Text.Length > 1", "a,b,c")]
    [InlineData("s.Handed > 1", "a,b,c")]
    [InlineData("nameof(s).Length > 0 || true", "")]
    [InlineData("new { s = 1 }.s > 0", "")]
    [InlineData("Local(s.B) > 1", "b")]
    [InlineData("s.Limit > 4 || Fail()", "a,b,c")]
    [InlineData("s.Doubled > 4 || Fail()", "a,b,c")]
    [InlineData("s.A > Most", "a")]
    public void A_rule_reads_what_it_may_need(string code, string columns) =>
        Assert.Equal(columns, Probe.Run(Usings + $$"""
            [Schema] public partial record struct S
            {
                [Column("a")] public int A { get; init; }
                [Column("b")] public int B { get; init; }
                [Column("c")] public int C { get; init; }
                public readonly int Sum => A + B;
                public readonly int Sum2() => this.Sum;
                public readonly string Text => GetHashCode() > 0 ? "more" : "less";
                public readonly int Handed => Local(Help.Of(this) ? 1 : 0);
                public S() { }
                public const int Most = 3;
                public int Limit { get; } = 5;
                public readonly int Doubled => 2 * Limit;
                private static int Local(int x) => x;
                private static bool Fail() => throw new InvalidOperationException();
                [Rule] static bool R(in S s) => {{code}};
            }
            public static class Help { public static bool Of(this S it) => it.C > 0; }
            public static class Probe { public static string Run() { var batch = new S.Batch(); batch.Add(new S()); S.Schema.Rules[0].Check([.. batch.Columns.Where(c => S.Schema.Rules[0].Columns.Contains(c.Info.Name))], 1, new ulong[1]); return string.Join(",", S.Schema.Rules[0].Columns); } }
            """));

    [Fact]
    public void A_derived_schema_has_what_fits_its_columns() =>
        Assert.Equal(
            "[InRange(0, 5)] [OnlyIn(\"x\")]| Twice(a,b) | x,y | none | IsMine(a,c) 1; Mine(a,c): 1 0",
            Probe.Run(Usings + """
                [Schema, Environments("x", "y"), Rows(1)] public partial record struct Base
                {
                    [Column("a"), InRange(0, 5)] public int A { get; init; }
                    [Column("b"), OnlyIn("x")] public int B { get; init; }
                    [Rule] private static bool Twice(in Base row) => row.B == 2 * row.A;
                    [Rule] private static bool OnlyA(in Base row) => row.A != 9;
                }
                [Schema(From = typeof(Base))] public partial record struct All { [Column("c"), OnlyIn("y")] public int C { get; init; } }
                [Schema(From = typeof(All), Without = [nameof(Base.B)])] public partial record struct Less
                {
                    [Column("b")] public string B { get; init; }
                    [Rule] private static bool IsMine(in Less row) => row.A == row.C;
                }
                """ + Show + """
                public static class Probe
                {
                    private static string Names(SchemaInfo schema, int from) => string.Join(";", schema.Rules.Skip(from).Take(1).Select(r => $"{r.Name}({string.Join(",", r.Columns)})"));
                    public static string Run()
                    {
                        var all = new All.Batch();
                        all.Add(new All { A = 1, B = 2 });
                        all.Add(new All { A = 9, B = 2 });
                        var less = new Less.Batch();
                        less.Add(new Less { A = 1, B = "", C = 2 });
                        return $"{All.Schema.Columns[0].Expectations[0]} {All.Schema.Columns[1].Expectations[0]}| {Names(All.Schema, 0)} | {string.Join(",", Less.Schema.Environments)} | {All.Schema.Rows?.ToString() ?? "none"} | "
                            + $"{Names(Less.Schema, 1)} {Show.Broken(all).Split(' ')[1]}; Mine(a,c): {Less.Schema.Rules.Length - 1} {Show.Broken(less).Trim()}";
                    }
                }
                """));

    [Fact]
    public void A_base_in_another_assembly_gives_its_rules()
    {
        Compiled library = Compiled.From("using Millrace; [Schema] public partial record struct Base { [Column(\"a\"), Unique] public int A { get; init; } [Rule(Says = \"a is above 1\")] private static bool IsBig(in Base row) => row.A > 1; }").Clean();
        Compiled program = Compiled.From("using Millrace; [Schema(From = typeof(Base))] public partial record struct Mine { [Column(\"b\")] public int B { get; init; } }", library.ToReference());
        Assert.Contains("RuleExpectation.Inherited(global::Base.Schema.Rules, \"a\")", program.Clean().Generated("Mine.Schema"), StringComparison.Ordinal);
        Assert.Contains("new global::Millrace.Data.UniqueExpectation()", program.Generated("Mine.Schema"), StringComparison.Ordinal);
    }
}
