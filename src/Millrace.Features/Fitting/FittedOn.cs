using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>What features were fitted on.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Scans">How often they were read.</param>
/// <param name="Sources">What each source had.</param>
/// <param name="Unseen">Of each feature how many values are not kept.</param>
internal sealed record FittedOn(long Rows, int Scans, ImmutableArray<SourceCounts> Sources, ImmutableArray<UnseenCounts> Unseen);
