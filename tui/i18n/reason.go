package i18n

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"syscall"

	"alumni/domain"
)

// Reason says why the machine, a file or a library refused. Templates are for fmt.
type Reason struct {
	System map[syscall.Errno]string
	Known  map[ReasonKey]string
	Raw    string // around the words of a library that no sentence stands for
}

// ReasonKey names what a part of the program says why something of it is unusable.
type ReasonKey string

// The reasons that no number of the operating system stands for.
const (
	ReasonAddress    ReasonKey = "address"     // no address to listen on
	ReasonNoHost     ReasonKey = "no_host"     // no such machine
	ReasonTimeout    ReasonKey = "timeout"     // it took too long
	ReasonBrokeOff   ReasonKey = "broke_off"   // what was read ends too soon
	ReasonExposed    ReasonKey = "exposed"     // others can read a secret
	ReasonNotFile    ReasonKey = "not_file"    // no ordinary file
	ReasonDataKey    ReasonKey = "data_key"    // no data key
	ReasonPrivateKey ReasonKey = "private_key" // no private key, or one with a passphrase
	ReasonIdentity   ReasonKey = "identity"    // no private key that opens a backup
	ReasonChanged    ReasonKey = "changed"     // a copy is not what was written
	ReasonHead       ReasonKey = "head"        // its audit log ends otherwise
	ReasonForeign    ReasonKey = "foreign"     // no store of this program
	ReasonEmpty      ReasonKey = "empty"       // an empty file
	ReasonCutOff     ReasonKey = "cut_off"     // a file that was cut off
	ReasonPages      ReasonKey = "pages"       // damage that no record can be named for
	ReasonGone       ReasonKey = "gone"        // the store's file is away
	ReasonReplaced   ReasonKey = "replaced"    // another file stands in its place
	ReasonOverwrote  ReasonKey = "overwrote"   // another program wrote over it
	ReasonLogIsData  ReasonKey = "log_is_data" // the log leads to a file of the data
)

func reasonText(l lang) Reason {
	return Reason{
		Raw: l("原文：%s", "%s"),
		System: map[syscall.Errno]string{
			syscall.ENOENT:        l("没有这个文件或文件夹", "no such file or folder"),
			syscall.EACCES:        l("没有权限", "permission denied"),
			syscall.EPERM:         l("不允许这样做", "operation not permitted"),
			syscall.EROFS:         l("只读的文件系统", "read-only file system"),
			syscall.ENOSPC:        l("磁盘已满", "the disk is full"),
			syscall.EDQUOT:        l("磁盘配额已用完", "the disk quota is used up"),
			syscall.EFBIG:         l("文件太大", "the file is too large"),
			syscall.EIO:           l("磁盘读写出错", "the disk fails"),
			syscall.ENOTDIR:       l("路径中有一段不是文件夹", "a part of the path is not a folder"),
			syscall.EISDIR:        l("是文件夹，不是文件", "it is a folder, not a file"),
			syscall.EEXIST:        l("已经存在", "it is there already"),
			syscall.ELOOP:         l("链接绕成了圈", "its links lead in a circle"),
			syscall.ENAMETOOLONG:  l("名字太长", "the name is too long"),
			syscall.EBUSY:         l("正被占用", "it is in use"),
			syscall.EINVAL:        l("系统不接受这样的名字或文件", "the system takes no such name or file"),
			syscall.ENXIO:         l("管道的另一端没有人读", "nobody reads the other end of the pipe"),
			syscall.EPIPE:         l("管道的另一端已关闭", "the other end of the pipe is closed"),
			syscall.EXDEV:         l("不在同一个文件系统上", "it is not on the same file system"),
			syscall.EMFILE:        l("打开的文件太多", "too many files are open"),
			syscall.ENFILE:        l("整台机器打开的文件太多", "too many files are open on this machine"),
			syscall.ENOMEM:        l("内存不足", "out of memory"),
			syscall.EADDRINUSE:    l("端口已被占用", "the port is in use"),
			syscall.EADDRNOTAVAIL: l("本机没有这个地址", "this machine does not have that address"),
			syscall.EAFNOSUPPORT:  l("本机不支持这类地址", "this machine does not support that kind of address"),
			syscall.ECONNREFUSED:  l("连接被拒绝", "the connection is refused"),
			syscall.ECONNRESET:    l("连接被对方断开", "the other side ended the connection"),
		},
		Known: map[ReasonKey]string{
			ReasonAddress:    l("地址应写作 主机:端口，如 0.0.0.0:2222 或 :2222", "an address is HOST:PORT, like 0.0.0.0:2222 or :2222"),
			ReasonNoHost:     l("找不到这个主机名", "there is no such host"),
			ReasonTimeout:    l("等得太久，没有回应", "it took too long"),
			ReasonBrokeOff:   l("内容没有读完就断了", "it broke off"),
			ReasonExposed:    l("他人可读", "others can read it"),
			ReasonNotFile:    l("不是普通文件", "it is no ordinary file"),
			ReasonDataKey:    l("长度不对，不是数据密钥", "its length is wrong: it is no data key"),
			ReasonPrivateKey: l("不是没有口令的 SSH 私钥", "it is no SSH private key without a passphrase"),
			ReasonIdentity: l("里面没有能用的私钥（age 私钥，或 SSH 的 ed25519、RSA 私钥），或口令不对",
				"it holds no private key that can be used (age, or an SSH key, ed25519 or RSA), or the passphrase is wrong"),
			ReasonChanged:   l("内容与备份时不同", "it is not what was written"),
			ReasonHead:      l("审计末条与备份所记不符", "its audit log does not end as the copy says"),
			ReasonForeign:   l("里面不是校友登记的数据", "it holds no alumni registry"),
			ReasonEmpty:     l("文件是空的", "the file is empty"),
			ReasonCutOff:    l("文件被截断了", "it was cut off"),
			ReasonPages:     l("文件内部的页已损坏", "its pages are damaged"),
			ReasonGone:      l("文件不在原处了", "it is not there any more"),
			ReasonReplaced:  l("原处换成了另一个文件", "another file stands in its place"),
			ReasonOverwrote: l("被别的程序改写了", "another program wrote over it"),
			ReasonLogIsData: l("它指向数据文件", "it leads to a file of the data"),
		},
	}
}

// Reason says in one language why something failed that is no refusal of this
// program: the innermost cause, without what was tried on the way to it.
func (t *Text) Reason(err error) string {
	var (
		fault *domain.Error
		errno syscall.Errno
		addr  *net.AddrError
		dns   *net.DNSError
	)
	switch {
	case errors.As(err, &fault) && fault.Fault != domain.FaultInternal:
		return t.Error(fault)
	case errors.As(err, &errno) && t.Server.Reason.System[errno] != "":
		return t.Server.Reason.System[errno]
	case errors.As(err, &addr):
		return t.Server.Reason.Known[ReasonAddress]
	case errors.As(err, &dns):
		return t.Server.Reason.Known[ReasonNoHost]
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		return t.Server.Reason.Known[ReasonTimeout]
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return t.Server.Reason.Known[ReasonBrokeOff]
	}
	for next := errors.Unwrap(err); next != nil; next = errors.Unwrap(err) {
		err = next
	}
	return fmt.Sprintf(t.Server.Reason.Raw, err)
}
