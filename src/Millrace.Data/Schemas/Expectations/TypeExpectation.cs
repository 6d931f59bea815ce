namespace Millrace.Data;

/// <summary>
/// Numbers are those of another type, to the last digit. No attribute says so: it is expected of a file that is read with the types that it has and held
/// against a schema. As where the type itself is read, a NaN that the type cannot hold is a missing value, in files that say what type their numbers have.
/// </summary>
/// <param name="Type">The type, which holds numbers.</param>
internal sealed record TypeExpectation(ColumnType Type) : Expectation
{
    /// <inheritdoc/>
    public override string Attribute => "Column";

    /// <summary>Whether NaN is a number of the type.</summary>
    public bool HoldsNaN => Type is ColumnType.Half or ColumnType.Single or ColumnType.Double;

    private protected override IEnumerable<string> Arguments => [$"typeof({ParquetTypes.CSharpName(Type)})"];
}
