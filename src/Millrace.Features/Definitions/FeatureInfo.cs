using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>The definition of one feature. Generated.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Columns">The names in files of the columns that it is computed from, at least one.</param>
/// <param name="Stages">How, one stage after the other, at least one.</param>
public sealed record FeatureInfo(string Name, ImmutableArray<string> Columns, ImmutableArray<FeatureSpec> Stages)
{
    /// <summary>Why it may be computed from a sensitive column, as <see cref="PermitAttribute"/> says; null where no column is sensitive.</summary>
    public string? Permit { get; init; }

    /// <summary>The code of the user's own that it is computed by; none where attributes say it all.</summary>
    public ImmutableArray<FeatureCode> Code { get; init; } = [];

    /// <summary>All columns that it reads, each once: its own, and those that stages read beside them.</summary>
    internal IEnumerable<string> AllColumns => Columns.Concat(Stages.SelectMany(static stage => stage.MoreColumns)).Distinct(StringComparer.Ordinal);

    /// <summary>The stages as a person reads them: <c>log, z-score</c>.</summary>
    public string StageNames => string.Join(", ", Stages.Select(static stage => stage.Name));

    /// <inheritdoc/>
    public bool Equals(FeatureInfo? other) =>
        other is not null && Name == other.Name && Permit == other.Permit && Columns.SequenceEqual(other.Columns) && Stages.SequenceEqual(other.Stages)
        && Code.SequenceEqual(other.Code);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Permit, Columns.Length, Stages.Length);
}
