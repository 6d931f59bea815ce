namespace Millrace.Compiler;

/// <summary>A <c>[Parameter]</c> property of a component or pipeline.</summary>
public sealed record ParameterModel
{
    /// <summary>The property's name, escaped where it is a keyword.</summary>
    public required string Member { get; init; }

    /// <summary>The property's type, without a question mark for a reference that may be null.</summary>
    public required TypeRef Type { get; init; }

    /// <summary>Whether it is a reference that may be null.</summary>
    public bool IsNullableReference { get; init; }

    /// <summary>Whether a value must be given.</summary>
    public bool IsRequired { get; init; }

    public bool IsSource { get; init; }

    /// <summary>The property that says which spans of a source are wanted; null where it is a path.</summary>
    public string? SelectedBy { get; init; }

    public bool IsSecret { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public EquatableArray<string> Allowed { get; init; }

    /// <summary>The expression that makes its codec.</summary>
    public string Codec { get; init; } = "";

    public string Help { get; init; } = "";

    /// <summary>The default's expression with full names; null where a value is required.</summary>
    public string? Default { get; init; }

    /// <summary>The default as C# allows it for an optional argument; null where it is not a constant.</summary>
    public string? ConstantDefault { get; init; }

    /// <summary>The default's value, where it is known and can be compared.</summary>
    public ConstantValue? DefaultValue { get; init; }

    /// <summary>The default as the user wrote it, where it is not a constant.</summary>
    public string DefaultText { get; init; } = "";

    /// <summary>Whether the default depends on a clock, chance, the environment, the machine or what lies outside of the program.</summary>
    public bool IsDefaultComputed { get; init; }

    /// <summary>The name in kebab case.</summary>
    public string Name => Naming.Kebab(Member.TrimStart('@'));

    /// <summary>The name of Step's argument.</summary>
    public string Argument => CSharp.Escape(Naming.Camel(Member.TrimStart('@')));

    /// <summary>The type as generated code spells it.</summary>
    public string TypeName => IsNullableReference ? Type.FullName + "?" : Type.FullName;

    public ParameterModel Substitute(IReadOnlyDictionary<string, TypeRef> arguments) => this with { Type = Type.Substitute(arguments) };
}
