using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Safety.Tests.Work;

/// <summary>The rows that the pipeline of tables works on: many enough for files.</summary>
internal static class TableRows
{
    public const int Rows = 60_000;

    /// <summary>What the pipeline says of them.</summary>
    public const string Result = "60000 sorted True, 30000 grouped True, 120000 joined True";

    /// <summary>The pipeline.</summary>
    /// <param name="change">Makes another plan of the pipeline's; null for that one.</param>
    public static BoundPlan Bind(Func<PipelinePlan, PipelinePlan>? change = null) => PlanBinder.Bind(
        change is null ? TablePipeline.Plan : change(TablePipeline.Plan),
        ImmutableDictionary<string, string>.Empty.Add("rows", $"{Rows}"),
        ImmutableDictionary<string, string>.Empty);
}
