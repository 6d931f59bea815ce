using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Questions;

/// <summary>What would be affected if something were withdrawn.</summary>
/// <param name="Whole">All that was made from it, the pipelines and the runs that used it.</param>
/// <param name="Models">The models that were made from it, the latest first.</param>
/// <param name="Registrations">Those that were put into a registry, the latest first.</param>
public sealed record StoreImpact(LineageImpact Whole, ImmutableArray<PlacedArtifact> Models, ImmutableArray<AffectedRegistration> Registrations);
