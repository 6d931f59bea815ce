using System.Collections.Immutable;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Json;

/// <summary>What a store was found to hold: what <c>store verify --json</c> writes.</summary>
internal sealed record StoreVerificationDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required int Contents { get; init; }

    public required long Bytes { get; init; }

    public required ImmutableArray<StoreProblemDocument> Problems { get; init; }

    /// <summary>How many contents belong to no result: <c>store gc</c> frees them.</summary>
    public required int Unneeded { get; init; }

    public required long UnneededBytes { get; init; }

    /// <summary>What is not as it should be besides.</summary>
    public required ImmutableArray<StoreFindingDocument> Findings { get; init; }

    /// <summary>Whether all is as it was stored, or was repaired.</summary>
    public required bool IsSound { get; init; }

    public static StoreVerificationDocument Of(StoreVerification found) => new()
    {
        Contents = found.Contents,
        Bytes = found.Bytes,
        Problems =
        [
            .. found.Problems.Select(
                static each => new StoreProblemDocument
                {
                    Artifact = each.Place,
                    Digest = each.Artifact.Digest,
                    Type = each.Artifact.DisplayType,
                    State = VerificationReport.State(each),
                }),
        ],
        Unneeded = found.Unneeded,
        UnneededBytes = found.UnneededBytes,
        Findings =
        [
            .. found.Findings.Select(
                static each => new StoreFindingDocument
                {
                    Kind = MillraceJson.Name(each.Kind),
                    Place = each.Place,
                    Message = each.Message,
                    IsHarmless = each.IsHarmless,
                    IsRepaired = each.IsRepaired,
                }),
        ],
        IsSound = found.IsSound,
    };
}
