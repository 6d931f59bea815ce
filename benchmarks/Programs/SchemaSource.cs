namespace Millrace.Benchmarks.Programs;

/// <summary>Writes schemas and feature sets.</summary>
internal static class SchemaSource
{
    public static string Of(BigProgram program, int index) => $$"""
        /// <summary>What is known of row {{index}} when a prediction is asked for.</summary>
        [Schema]
        public partial record struct Open{{index}}
        {
            /// <summary>Who it is about.</summary>
            [Column("name")] public string? Name { get; init; }

            /// <summary>Where it was.</summary>
            [Column("place"), Sensitive] public double? Place { get; init; }

            /// <summary>One of few texts.</summary>
            [Column("kind"), OneOf("small", "large", Tolerance = 0.01)] public string Kind { get; init; }

            /// <summary>How much.</summary>
            [Column("amount"), InRange(0, 1_000)] public float Amount { get; init; }
        {{Columns(program.Columns - 4)}}
        }

        /// <summary>Row {{index}} with what is known later.</summary>
        [Schema(From = typeof(Open{{index}}))]
        public partial record struct Row{{index}}
        {
            /// <summary>What came of it.</summary>
            [Column("outcome")] public float Outcome { get; init; }
        }

        /// <summary>What a model sees of row {{index}}.</summary>
        [Features<Open{{index}}>]
        public partial record struct Features{{index}}
        {
            [Vocabulary(Top = 100, OutOfVocabulary = 5)] public int Name { get; init; }
            [OneHot] public float[] Kind { get; init; }
            [ZScore] public float Amount { get; init; }
            [Bucketize(10, From = nameof(Open{{index}}.Place)), Permit("coarse cell, reviewed")] public int Cell { get; init; }
        {{Features(program.Columns - 4)}}
            [Label] private static bool Worth(in Row{{index}}.Row row) => row.Outcome > 0.2f * row.Amount;
        }
        """;

    public static string Columns(int count) => string.Join('\n', Enumerable.Range(0, count)
        .Select(static i => $"    [Column(\"value_{i}\")] public {TypeOf(i)} Value{i} {{ get; init; }}"));

    public static string Features(int count) => string.Join('\n', Enumerable.Range(0, count)
        .Select(static i => $"    {(i % 3 == 2 ? $"[Bucketize(8)] public int Value{i}" : $"[ZScore] public float Value{i}")} {{ get; init; }}"));

    private static string TypeOf(int column) => (column % 5) switch
    {
        0 => "float",
        1 => "int",
        2 => "double?",
        3 => "long",
        _ => "float?",
    };
}
