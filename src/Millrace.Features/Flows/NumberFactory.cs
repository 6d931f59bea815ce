using System.Numerics;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Makes something that works on a column of numbers, or of booleans taken as 1 and 0, once its value type is known.</summary>
internal abstract class NumberFactory<TResult> : INumberVisitor<TResult>
{
    public TResult Create(ColumnType type) => type == ColumnType.Boolean ? Create<bool, BooleanConversion>() : type.Accept(this);

    public TResult Visit<T>()
        where T : unmanaged, INumber<T> => Create<T, NumberConversion<T>>();

    protected abstract TResult Create<T, TConversion>()
        where T : struct
        where TConversion : struct, IConversion<T>;
}
