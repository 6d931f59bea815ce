using System.Collections.Immutable;

namespace Millrace.Learning;

/// <summary>What <c>blessing.json</c> holds.</summary>
internal sealed record BlessingDocument(string Format, int Version, bool Blessed, ImmutableArray<string> Reasons, EvaluationDocument Evaluation);
