using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>What features were fitted on.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Missing">How many of them have no value, of each source.</param>
/// <param name="Scans">How often they were read.</param>
internal sealed record FittedOn(long Rows, ImmutableArray<long> Missing, int Scans);
