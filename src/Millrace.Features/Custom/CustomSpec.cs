using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>A stage of code that is not ours.</summary>
/// <param name="IsSingle">Whether the feature's property holds one number, so that the code must yield one.</param>
public abstract record CustomSpec(bool IsSingle) : FeatureSpec
{
    /// <inheritdoc/>
    public override string Name => "custom";

    internal sealed override FeatureKind Kind => FeatureKind.Numeric;

    // What code makes of a missing number, and of one beside it, only its rows tell.
    internal sealed override bool SeesMissing => true;

    /// <summary>The types of the code.</summary>
    private protected abstract ImmutableArray<Type> Code { get; }

    internal sealed override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteStartArray("types");
        foreach (Type type in Code)
            json.WriteStringValue(type.ToString());
        json.WriteEndArray();
    }

    /// <summary>Says what is wrong with so many numbers a row, or null.</summary>
    private protected string? WidthProblem(int width) => width switch
    {
        < 1 => FormattableString.Invariant($"{Code[^1].Name} says that it yields {width} numbers a row: it must be one at least"),
        > 1 when IsSingle => FormattableString.Invariant($"{Code[^1].Name} yields {width} numbers a row, and the property holds one: make it an array"),
        _ => null,
    };
}
