namespace Millrace.Data;

/// <summary>Rows of a dataset and where they stand in it.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="Rows">The rows, whose batch is reused.</param>
/// <param name="First">The first row's number in the dataset, from 0; of no meaning where a filter has chosen the rows.</param>
internal readonly record struct PlacedRows<T>(Batch<T> Rows, long First)
    where T : struct, ISchema<T>;
