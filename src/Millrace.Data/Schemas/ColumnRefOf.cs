namespace Millrace.Data;

/// <summary>One of a schema's columns and the type of its values, so that C# checks what is done with it. Generated: <c>Trip.Columns.Fare</c>.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TValue">The type of a present value, whether or not values may be missing.</typeparam>
/// <param name="index">The column's place among the schema's, from 0.</param>
public sealed class ColumnRef<T, TValue>(int index) : ColumnRef<T>(index)
    where T : struct, ISchema<T>
    where TValue : notnull;
