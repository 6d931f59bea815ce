namespace Millrace.Compiler;

/// <summary>A feature attribute as it is written.</summary>
public sealed record TransformDeclaration
{
    public required TransformKind Kind { get; init; }

    public LocationInfo Location { get; init; }

    /// <summary>The row's property that the attribute names; null where the feature's own name counts.</summary>
    public Named? From { get; init; }

    /// <summary>The numbers that the attribute gives; those that it leaves to the default are absent.</summary>
    public EquatableArray<FeatureSetting> Settings { get; init; }

    public bool KeepMissing { get; init; }

    /// <summary>The number of a setting, or the default.</summary>
    public int Setting(string name, int otherwise) => Settings.FirstOrDefault(each => each.Name == name)?.Value ?? otherwise;
}
