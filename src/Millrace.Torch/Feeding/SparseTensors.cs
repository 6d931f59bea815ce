using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>The ids of a sparse feature, as TorchSharp's <c>EmbeddingBag</c> takes them. Both tensors alias the block's memory.</summary>
/// <param name="Ids">The ids of all rows one after the other, int32, [number of ids].</param>
/// <param name="Offsets">
/// Where in <paramref name="Ids"/> each row's begin, int32, [rows]; a row's end where the next begin, and the last row's where all end.
/// </param>
public sealed record SparseTensors(Tensor Ids, Tensor Offsets);
