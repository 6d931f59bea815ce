using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>Tensors that alias an array: what is written into the array stands in the tensor. The array is pinned while a tensor of its memory lives.</summary>
internal static class ArrayTensor
{
    /// <summary>A tensor over an array's memory; of no dispose scope.</summary>
    /// <param name="memory">The memory of an array.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="shape">Its shape, of as many elements as the memory has.</param>
    /// <exception cref="ArgumentException">The memory is not an array's.</exception>
    public static Tensor Over<T>(ReadOnlyMemory<T> memory, ScalarType type, params long[] shape)
    {
        // TorchSharp takes no array without elements.
        if (memory.IsEmpty)
            return empty(shape, type).DetachFromDisposeScope();
        if (!MemoryMarshal.TryGetArray(memory, out ArraySegment<T> segment))
            throw new ArgumentException("A tensor aliases arrays only, and this memory is none.", nameof(memory));
        using Tensor flat = frombuffer(segment.Array!, type, segment.Count, segment.Offset);
        return flat.reshape(shape).DetachFromDisposeScope();
    }
}
