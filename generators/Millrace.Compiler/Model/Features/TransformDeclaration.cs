namespace Millrace.Compiler;

/// <summary>A feature attribute as it is written.</summary>
public sealed record TransformDeclaration
{
    public required TransformKind Kind { get; init; }

    public LocationInfo Location { get; init; }

    /// <summary>The row's properties that the attribute names; none where the feature's own name counts.</summary>
    public EquatableArray<Named> From { get; init; }

    /// <summary>Whether it names them as a list, of which each column becomes a number or id of its own.</summary>
    public bool IsFromAll { get; init; }

    /// <summary>The settings that the attribute gives; those that it leaves to the default are absent.</summary>
    public EquatableArray<FeatureSetting> Settings { get; init; }

    public TransformShape Shape => TransformShape.Of(Kind);

    /// <summary>Whether it can be computed from what another one yields.</summary>
    public bool Follows(TransformDeclaration before) => Shape.Before == before.Shape.Yields;
}
