namespace Millrace.Compiler;

/// <summary>A property of a feature set as it is written, right or wrong.</summary>
public sealed record FeatureDeclaration
{
    /// <summary>The property's name, without <c>@</c>.</summary>
    public required string Member { get; init; }

    public LocationInfo Location { get; init; }

    public FeatureValueKind ValueKind { get; init; }

    /// <summary>Whether C# itself rejects the type.</summary>
    public bool HasBrokenType { get; init; }

    public string TypeName { get; init; } = "";

    public LocationInfo TypeLocation { get; init; }

    /// <summary>Whether generated code can read the property and set it in an initialiser.</summary>
    public bool IsReadWrite { get; init; } = true;

    /// <summary>Whether the struct has another member of that name, of which C# complains.</summary>
    public bool IsDeclaredTwice { get; init; }

    /// <summary>Where it is marked as obsolete so that C# rejects every use of it; null where it is not.</summary>
    public LocationInfo? ForbiddenLocation { get; init; }

    /// <summary>The feature attributes, in the order in which they are written: its stages.</summary>
    public EquatableArray<TransformDeclaration> Transforms { get; init; }

    /// <summary>Whether C# itself rejects an attribute, which may be meant as one of these.</summary>
    public bool HasBrokenAttribute { get; init; }

    public PermitDeclaration? Permit { get; init; }

    /// <summary>The schema derived from the row that has the column, where the row itself has not.</summary>
    public string? LaterSchema { get; init; }

    /// <summary>The stage that reads columns; null where there is none.</summary>
    public TransformDeclaration? First => Transforms.Count > 0 ? Transforms[0] : null;

    /// <summary>The stage that yields the feature; null where there is none.</summary>
    public TransformDeclaration? Last => Transforms.Count > 0 ? Transforms[Transforms.Count - 1] : null;

    /// <summary>The type of property that it takes.</summary>
    public FeatureValueKind Wanted => Last!.Shape.Yields.ValueKind(IsMany);

    /// <summary>The stages that read columns: the first, and what follows one that gives them on.</summary>
    public IEnumerable<TransformDeclaration> Readers => Transforms.Where((_, i) => Transforms.Take(i).All(static before => before.Shape.YieldsColumns));

    /// <summary>Whether a stage cannot follow the one before it, which is an error; what each of them says is not judged besides.</summary>
    public bool IsOutOfOrder => AreOutOfOrder(Transforms);

    /// <summary>Whether its property holds one number or id.</summary>
    public bool IsSingle => ValueKind is FeatureValueKind.Single or FeatureValueKind.Int32;

    /// <summary>Whether one of the transforms cannot follow the one before it.</summary>
    public static bool AreOutOfOrder(IReadOnlyList<TransformDeclaration> transforms) =>
        Enumerable.Range(1, Math.Max(0, transforms.Count - 1)).Any(i => !transforms[i].Follows([.. transforms.Take(i)]));

    // How many numbers the user's code yields is known when it runs, so both types of property fit.
    private bool IsMany => Transforms.Any(static each => each.Shape.IsCustom) && !Transforms.Any(static each => each.Shape.YieldsMany) ? !IsSingle : YieldsMany;

    private bool YieldsMany =>
        Transforms.Any(static each => each.Shape.YieldsMany)
        || (Readers.All(static each => each.Shape.MostColumns == 0) && Transforms.Any(static each => each.IsFromAll));

    /// <summary>The row's properties that the feature is computed from, and where they are named.</summary>
    public IEnumerable<Named> Sources => Transforms.FirstOrDefault(static each => each.From.Count > 0) is { } naming ? naming.From : [new Named(Member, Location)];

    /// <summary>The row's properties that its stages read beside those, and where they are named.</summary>
    public IEnumerable<Named> Keys => Transforms.SelectMany(static each => each.Settings).Select(static each => each.Column).OfType<Named>();
}
