namespace Millrace.Compiler;

/// <summary>A property of a schema as it is written, right or wrong.</summary>
public sealed record ColumnDeclaration
{
    /// <summary>The property's name, without <c>@</c>.</summary>
    public required string Member { get; init; }

    public LocationInfo Location { get; init; }

    /// <summary>Whether it is marked as a column.</summary>
    public bool IsColumn { get; init; } = true;

    /// <summary>The name in files.</summary>
    public required string Name { get; init; }

    /// <summary>Where the name in files is written: the argument, or the property's name.</summary>
    public LocationInfo ColumnNameLocation { get; init; }

    /// <summary>The type of its values; null where no column can hold them.</summary>
    public ColumnKind? Kind { get; init; }

    /// <summary>Whether C# itself rejects the type, so that nothing more need be said.</summary>
    public bool HasBrokenType { get; init; }

    /// <summary>The type of a present value as generated code spells it.</summary>
    public string ValueType { get; init; } = "";

    /// <summary>What the elements of a list are; null where values are no lists.</summary>
    public ColumnItem? Item { get; init; }

    /// <summary>The property's type as a person reads it.</summary>
    public string TypeName { get; init; } = "";

    public LocationInfo TypeLocation { get; init; }

    public bool IsNullable { get; init; }

    public bool IsSensitive { get; init; }

    public LocationInfo SensitiveLocation { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Whether it is an instance property that generated code can read and initialise.</summary>
    public bool IsReadWrite { get; init; } = true;

    /// <summary>Whether the struct has another member of that name, of which C# complains.</summary>
    public bool IsDeclaredTwice { get; init; }

    /// <summary>Where it is marked as obsolete so that C# rejects every use of it; null where it is not.</summary>
    public LocationInfo? ForbiddenLocation { get; init; }

    public string Accessibility { get; init; } = "public";

    public RangeDeclaration? Range { get; init; }

    public DomainDeclaration? Domain { get; init; }

    /// <summary>What else is expected of its values.</summary>
    public EquatableArray<ExpectationDeclaration> Expectations { get; init; }

    public string Summary { get; init; } = "";

    /// <summary>The members of the schema that its accessors read, directly or through others.</summary>
    public EquatableArray<string> ComputedFrom { get; init; }

    /// <summary>Stands in <see cref="ComputedFrom"/> for all members: the row is handed to code that cannot be followed.</summary>
    public const string WholeRow = "*";

    /// <summary>Whether a column can be generated from it.</summary>
    public bool IsUsable => IsColumn && Kind is not null && IsReadWrite;

    /// <summary>What generated code needs of it.</summary>
    public ColumnModel ToModel(bool isInherited) => new()
    {
        Name = Name,
        Member = Member,
        Kind = Kind.GetValueOrDefault(),
        ValueType = ValueType,
        Item = Item,
        IsNullable = IsNullable,
        IsSensitive = IsSensitive,
        IsRequired = IsRequired,
        IsInherited = isInherited,
        IsBarred = IsDeclaredTwice || ForbiddenLocation is not null,
        Accessibility = Accessibility,
        Expectations = ExpectationModels.Of(this),
        Summary = Summary,
    };
}
