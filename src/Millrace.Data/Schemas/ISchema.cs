namespace Millrace.Data;

/// <summary>A row type with its columns. Generated for structs marked <see cref="SchemaAttribute"/>; no reflection is involved.</summary>
/// <typeparam name="TSelf">The row type.</typeparam>
public interface ISchema<TSelf>
    where TSelf : struct, ISchema<TSelf>
{
    /// <summary>The schema's name and columns.</summary>
    static abstract SchemaInfo Schema { get; }

    /// <summary>Makes an empty batch of such rows.</summary>
    /// <param name="capacity">Rows that fit before the columns grow.</param>
    static abstract Batch<TSelf> CreateBatch(int capacity);
}
