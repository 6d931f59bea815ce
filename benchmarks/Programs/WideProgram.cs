namespace Millrace.Benchmarks.Programs;

/// <summary>Makes a schema with many columns and features over all of them: <c>Wide</c> and <c>WideFeatures</c>.</summary>
public static class WideProgram
{
    /// <summary>The types and nothing around them. Columns are of five numeric types in turn; every third feature is bucketized.</summary>
    public static string Of(int columns) => $$"""
        [Schema]
        public partial record struct Wide
        {
        {{SchemaSource.Columns(columns)}}
        }

        [Features<Wide>]
        public partial record struct WideFeatures
        {
        {{SchemaSource.Features(columns)}}
        }
        """;
}
