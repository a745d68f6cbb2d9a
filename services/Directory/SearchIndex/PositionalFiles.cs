using Lucene.Net.Store;
using Microsoft.Win32.SafeHandles;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>
/// Files of the index on the disk, each read where it is asked for: one call of the system, without a lock between those who ask. Lucene.Net's own
/// (<see cref="NIOFSDirectory"/>, <see cref="SimpleFSDirectory"/>) move one shared stream to and fro, under a lock.
/// </summary>
internal sealed class PositionalFiles(DirectoryInfo folder) : FSDirectory(folder, NoLockFactory.GetNoLockFactory())
{
    public override IndexInput OpenInput(string name, IOContext context)
    {
        EnsureOpen();
        var path = Path.Combine(Directory.FullName, name);
        return new Input(path, File.OpenHandle(path), context);
    }

    private sealed class Input(string path, SafeFileHandle file, IOContext context) : BufferedIndexInput(path, context)
    {
        private readonly long _length = RandomAccess.GetLength(file);
        private bool _isClone;

        public override long Length => _length;

        /// <summary>A reading position of its own in the same file, which is closed with the first one.</summary>
        public override object Clone()
        {
            var clone = (Input)base.Clone();
            clone._isClone = true;
            return clone;
        }

        protected override void ReadInternal(byte[] b, int offset, int length)
        {
            var wanted = b.AsSpan(offset, length);
            for (var position = Position; !wanted.IsEmpty;)
            {
                var read = RandomAccess.Read(file, wanted, position);
                if (read == 0)
                {
                    throw new EndOfStreamException($"{this} ends before {position + wanted.Length}.");
                }

                position += read;
                wanted = wanted[read..];
            }
        }

        protected override void SeekInternal(long pos)
        {
            // Each reading says where.
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_isClone)
            {
                file.Dispose();
            }
        }
    }
}
