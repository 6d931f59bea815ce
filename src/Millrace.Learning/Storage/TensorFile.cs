using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Millrace.Learning;

/// <summary>
/// Weights as one file in the safetensors layout (https://github.com/huggingface/safetensors, "Format"), which Python's tools read too: the
/// length of the header in eight bytes, the header in JSON, the numbers in little-endian order. The same weights give the same bytes; nothing in such a
/// file is code, and every length is checked before it is believed. Numbers are 32-bit floats.
/// </summary>
public static class TensorFile
{
    private const int LengthBytes = sizeof(ulong);
    private const int Alignment = 8;
    private const string NumberType = "F32";

    /// <summary>Writes weights.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="tensors">The weights; they are written in this order.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">Two have one name, or one has another number of values than its shape tells.</exception>
    public static async ValueTask WriteAsync(string path, IReadOnlyList<NamedTensor> tensors, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (NamedTensor tensor in tensors)
        {
            if (!names.Add(tensor.Name))
                throw new ArgumentException($"Two tensors are named \"{tensor.Name}\".", nameof(tensors));
            if (tensor.Shape.Aggregate(1L, static (count, length) => count * length) != tensor.Values.Length)
                throw new ArgumentException($"\"{tensor.Name}\" holds {tensor.Values.Length} numbers, but its shape is {tensor.ShapeText}.", nameof(tensors));
        }

        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(Header(tensors), cancellation).ConfigureAwait(false);
            foreach (NamedTensor tensor in tensors)
                await file.WriteAsync(LittleEndian(tensor.Values.AsSpan()), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Reads weights.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArtifactFormatException">The file is missing, damaged, too large, or holds other than 32-bit floats.</exception>
    public static async ValueTask<TensorSet> ReadAsync(string path, CancellationToken cancellation)
    {
        byte[] bytes = await JsonFile.ReadBytesAsync(path, Array.MaxLength, cancellation).ConfigureAwait(false);
        if (bytes.Length < LengthBytes)
            throw new ArtifactFormatException(path, $"it has {bytes.Length} bytes, too few for a header");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > (ulong)(bytes.Length - LengthBytes))
            throw new ArtifactFormatException(path, $"its header tells of {length} bytes, but the file has {bytes.Length}");
        try
        {
            using JsonDocument header = JsonDocument.Parse(bytes.AsMemory(LengthBytes, (int)length));
            return new TensorSet(path, Read(path, header.RootElement, bytes.AsSpan(LengthBytes + (int)length)));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new ArtifactFormatException(path, $"its header is not that of a file of weights ({exception.Message.TrimEnd('.')})", exception);
        }
    }

    private static byte[] Header(IReadOnlyList<NamedTensor> tensors)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            long position = 0;
            foreach (NamedTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", NumberType);
                json.WriteStartArray("shape");
                foreach (int length in tensor.Shape)
                    json.WriteNumberValue(length);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(position);
                json.WriteNumberValue(position += (long)tensor.Values.Length * sizeof(float));
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Blanks after the header let the numbers begin at a multiple of eight, for readers that map the file.
        int length8 = (text.WrittenCount + Alignment - 1) / Alignment * Alignment;
        byte[] header = new byte[LengthBytes + length8];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length8);
        text.WrittenSpan.CopyTo(header.AsSpan(LengthBytes));
        header.AsSpan(LengthBytes + text.WrittenCount).Fill((byte)' ');
        return header;
    }

    private static List<NamedTensor> Read(string path, JsonElement header, ReadOnlySpan<byte> data)
    {
        var tensors = new List<NamedTensor>();
        long position = 0;
        foreach (JsonProperty entry in header.EnumerateObject())
        {
            if (entry.Name == "__metadata__")
                continue;
            if (entry.Value.GetProperty("dtype").GetString() is var type && type != NumberType)
                throw new ArtifactFormatException(path, $"\"{entry.Name}\" holds numbers of the type {type}, but only {NumberType} is read");
            ImmutableArray<int> shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(static length => length.GetInt32())];
            long count = Count(shape, data.Length / sizeof(float));
            JsonElement offsets = entry.Value.GetProperty("data_offsets");
            long begin = offsets[0].GetInt64(), end = offsets[1].GetInt64();
            if (count < 0 || begin != position || end < begin || end > data.Length || end - begin != count * sizeof(float))
                throw new ArtifactFormatException(path, $"\"{entry.Name}\" ({NamedTensor.TextOf(shape)}) claims the bytes {begin} to {end} of {data.Length}, where {position} is next");
            tensors.Add(new NamedTensor(entry.Name, shape, Numbers(data[(int)begin..(int)end])));
            position = end;
        }

        return position == data.Length ? tensors : throw new ArtifactFormatException(path, $"{data.Length - position} bytes at its end belong to no weights");
    }

    /// <summary>The numbers of a shape; −1 where there are more than a limit, or a length is negative.</summary>
    private static long Count(ImmutableArray<int> shape, int limit)
    {
        if (shape.Contains(0))
            return 0;
        long count = 1;
        foreach (int length in shape)
        {
            // Each factor is an int and the product so far within the limit, so that it cannot overflow.
            count *= length;
            if (count < 0 || count > limit)
                return -1;
        }

        return count;
    }

    private static ImmutableArray<float> Numbers(ReadOnlySpan<byte> bytes)
    {
        float[] values = new float[bytes.Length / sizeof(float)];
        bytes.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        if (!BitConverter.IsLittleEndian)
            Swap(values);
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    private static byte[] LittleEndian(ReadOnlySpan<float> values)
    {
        float[] copy = values.ToArray();
        if (!BitConverter.IsLittleEndian)
            Swap(copy);
        return MemoryMarshal.AsBytes(copy.AsSpan()).ToArray();
    }

    private static void Swap(Span<float> values)
    {
        Span<uint> bits = MemoryMarshal.Cast<float, uint>(values);
        BinaryPrimitives.ReverseEndianness(bits, bits);
    }
}
