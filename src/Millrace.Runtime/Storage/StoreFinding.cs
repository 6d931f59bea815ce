namespace Millrace.Runtime;

/// <summary>Something that is not as it should be in a store, besides contents that are missing or damaged.</summary>
/// <param name="Kind">What.</param>
/// <param name="Place">Where: a run, a step of it, a file relative to the store, or records of the metadata.</param>
/// <param name="Message">A sentence about it.</param>
public sealed record StoreFinding(StoreFindingKind Kind, string Place, string Message)
{
    /// <summary>Whether it was repaired.</summary>
    public bool IsRepaired { get; init; }

    /// <summary>Whether nothing is lost or wrongly reused because of it.</summary>
    public bool IsHarmless =>
        Kind is StoreFindingKind.LostRun or StoreFindingKind.MissingLog or StoreFindingKind.StrayLog or StoreFindingKind.AbandonedFile;
}
