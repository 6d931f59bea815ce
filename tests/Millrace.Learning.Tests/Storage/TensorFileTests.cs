using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Millrace.Learning.Tests.Support;

namespace Millrace.Learning.Tests.Storage;

public sealed class TensorFileTests
{
    private static readonly NamedTensor[] two = [new("first", [2, 3], [1, 2, 3, 4, 5, 6]), new("second", [], [-0.5f])];

    [Fact]
    public Task Weights_come_back_to_the_bit() => Gen.Select(Gen.Int[0, 5].Array[0, 3], Gen.Int).Array[0, 5].SampleAsync(static async shapes =>
    {
        using var temp = new TempFolder();
        string path = Path.Combine(temp.Path, "weights");
        NamedTensor[] tensors = [.. shapes.Select(static (each, i) => new NamedTensor(
            $"tensor \"{i}\"", [.. each.Item1], [.. Enumerable.Range(0, each.Item1.Aggregate(1, static (count, length) => count * length)).Select(n => (n + each.Item2) * 0.1f)]))];

        await TensorFile.WriteAsync(path, tensors, CancellationToken.None);
        TensorSet set = await TensorFile.ReadAsync(path, CancellationToken.None);

        Assert.All(tensors, tensor => Assert.True(tensor.Values.SequenceEqual(set.Take(tensor.Name, tensor.Shape.AsSpan()))));
        set.RequireEmpty();
    }, iter: 50);

    [Fact]
    public async Task The_file_has_the_layout_that_others_read()
    {
        using var temp = new TempFolder();
        string path = Path.Combine(temp.Path, "weights");
        await TensorFile.WriteAsync(path, two, CancellationToken.None);

        byte[] bytes = await File.ReadAllBytesAsync(path);
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        string header = Encoding.UTF8.GetString(bytes, 8, length);

        Assert.Equal(0, length % 8);
        Assert.Equal(
            """{"first":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"second":{"dtype":"F32","shape":[],"data_offsets":[24,28]}}""", header.TrimEnd());
        Assert.Equal([1, 2, 3, 4, 5, 6, -0.5f], Enumerable.Range(0, 7).Select(i => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(8 + length + (4 * i)))));
    }

    [Theory]
    [InlineData("\"shape\":[2,3]", "\"shape\":[2,4]", "claims the bytes 0 to 24 of 28, where 0 is next")]
    [InlineData("\"shape\":[2,3]", "\"shape\":[-2,-3]", "claims the bytes 0 to 24 of 28, where 0 is next")]
    [InlineData("\"shape\":[2,3],\"data_offsets\":[0,24]", "\"shape\":[2147483645,2147483647],\"data_offsets\":[0,-34359738356]", "claims the bytes 0 to -34359738356 of 28")]
    [InlineData("\"shape\":[2,3]", "\"shape\":[65536,65536,65536,65536,2,3]", "claims the bytes 0 to 24 of 28, where 0 is next")]
    [InlineData("\"shape\":[2,3]", "\"shape\":[-1,-6]", "claims the bytes 0 to 24 of 28, where 0 is next")]
    [InlineData("[0,24]", "[4,24]", "claims the bytes 4 to 24 of 28, where 0 is next")]
    [InlineData("[24,28]", "[24,27]", "claims the bytes 24 to 27 of 28, where 24 is next")]
    [InlineData("F32", "F64", "\"first\" holds numbers of the type F64, but only F32 is read")]
    [InlineData("\"second\"", "\"first\"", "it holds \"first\" twice")]
    [InlineData("[0,24]", "[0]", "its header is not that of a file of weights")]
    [InlineData("\"dtype\"", "\"dtypo\"", "its header is not that of a file of weights")]
    [InlineData("{\"first\"", "[\"first\"", "its header is not that of a file of weights")]
    public async Task A_wrong_header_is_refused(string from, string to, string problem) =>
        Assert.Contains(problem, (await Refused(text => text.Replace(from, to, StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "it has 0 bytes, too few for a header")]
    [InlineData(7, "it has 7 bytes, too few for a header")]
    [InlineData(20, " bytes, but the file has 20")]
    public async Task A_file_that_was_cut_is_refused(int length, string problem)
    {
        using var temp = new TempFolder();
        string path = Path.Combine(temp.Path, "weights");
        await TensorFile.WriteAsync(path, two, CancellationToken.None);
        await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(path))[..length]);

        var exception = await Assert.ThrowsAsync<ArtifactFormatException>(async () => await TensorFile.ReadAsync(path, CancellationToken.None));

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.Equal(path, exception.File);
    }

    [Fact]
    public async Task A_number_that_is_none_is_refused_where_it_stands()
    {
        using var temp = new TempFolder();
        string path = Path.Combine(temp.Path, "weights");
        await TensorFile.WriteAsync(path, [new NamedTensor("first", [2], [1, float.NaN])], CancellationToken.None);
        TensorSet set = await TensorFile.ReadAsync(path, CancellationToken.None);

        Assert.Contains("number 1 of the weights \"first\" is NaN", Assert.Throws<ArtifactFormatException>(() => set.Take("first", 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_that_are_missing_or_left_over_are_named()
    {
        using var temp = new TempFolder();
        string path = Path.Combine(temp.Path, "weights");
        await TensorFile.WriteAsync(path, two, CancellationToken.None);
        TensorSet set = await TensorFile.ReadAsync(path, CancellationToken.None);

        Assert.Contains("the weights \"third\" are missing", Assert.Throws<ArtifactFormatException>(() => set.Take("third", 2)).Message, StringComparison.Ordinal);
        Assert.Contains("nothing takes the weights \"first\"", Assert.Throws<ArtifactFormatException>(set.RequireEmpty).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_that_do_not_fit_their_shape_are_not_written() => Assert.StartsWith(
        "\"first\" holds 2 numbers, but its shape is 3.",
        (await Assert.ThrowsAsync<ArgumentException>(
            async () => await TensorFile.WriteAsync("unused", [new NamedTensor("first", [3], [1, 2])], CancellationToken.None))).Message,
        StringComparison.Ordinal);

    private static async Task<ArtifactFormatException> Refused(Func<string, string> edit)
    {
        using var temp = new TempFolder();
        string path = Path.Combine(temp.Path, "weights");
        await TensorFile.WriteAsync(path, two, CancellationToken.None);
        byte[] bytes = await File.ReadAllBytesAsync(path);
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        byte[] header = Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(bytes, 8, length)));
        byte[] start = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(start, (ulong)header.Length);
        await File.WriteAllBytesAsync(path, [.. start, .. header, .. bytes.AsSpan(8 + length)]);
        return await Assert.ThrowsAsync<ArtifactFormatException>(async () => await TensorFile.ReadAsync(path, CancellationToken.None));
    }
}
