using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>What features were fitted on.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Missing">How many of them have no value, of each source.</param>
/// <param name="Scans">How often they were read.</param>
/// <param name="Ranges">The ends of each source's finite numbers; null where it has none, is no number or is sensitive.</param>
/// <param name="Unseen">Of each feature how many values are not kept, a count a column; empty where none are kept.</param>
internal sealed record FittedOn(
    long Rows, ImmutableArray<long> Missing, int Scans, ImmutableArray<SourceRange?> Ranges, ImmutableArray<ImmutableArray<UnseenValues>> Unseen);
