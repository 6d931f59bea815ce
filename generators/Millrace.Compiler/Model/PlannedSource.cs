namespace Millrace.Compiler;

/// <summary>One output of an earlier step of the plan, as it is or seen through views.</summary>
public sealed record PlannedSource(int Step, int Output, EquatableArray<ViewModel> Views)
{
    /// <summary>The position that stands for what the pipeline itself takes.</summary>
    public const int Port = -1;

    /// <summary>What stands in where the run goes on without it; null for nothing.</summary>
    public PlannedSource? Fallback { get; init; }

    /// <summary>The source and what stands in for it, in the order in which they are taken.</summary>
    public IEnumerable<PlannedSource> Alternatives
    {
        get
        {
            for (PlannedSource? source = this; source is not null; source = source.Fallback)
                yield return source;
        }
    }
}
