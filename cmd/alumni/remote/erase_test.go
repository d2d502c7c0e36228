package remote

import (
	"strings"
	"testing"
)

func TestPIPL47_APersonIsErasedByCommand(t *testing.T) {
	s := newShell(t)
	s.group()
	s.refused("person erase P-2 --name 赵倩 --request 来函", "须先办结", "B-0001 北京校友分会 在理事会任职，须先调整理事会", "G-0001", "群主或管理员")
	if out := s.does("person erasure P-2"); !strings.Contains(out, "须先办结") || !strings.Contains(out, "已注销人员 P-0002") {
		t.Errorf("previewed:\n%s", out)
	}
	id := strings.Fields(strings.TrimPrefix(s.does("person add --name 欧阳明德 --city 武汉 --phone 13900001111"), "已登记 "))[0]
	s.refused("person erase "+id+" --name 欧阳 --request 来函", "登记的姓名是")
	s.refused("person erase "+id+" --name 欧阳明德 --request 。", "请填写请求")
	if out := s.does("person erase " + id + " --name 欧阳明德 --request 来函"); !strings.Contains(out, "个人信息已删除") {
		t.Errorf("said: %s", out)
	}
	if out := s.does("person show " + id); strings.Contains(out, "欧阳") || !strings.Contains(out, "已注销人员 "+id) ||
		!strings.Contains(out, "应本人请求删除") {
		t.Errorf("left:\n%s", out)
	}
	s.refused("person reveal "+id+" --reason 核对", "已应本人请求删除")
	s.refused("person erase "+id+" --name 欧阳明德 --request 来函", "已应本人请求删除")
	s.refused("person verify "+id+" --how 毕业证", "已应本人请求删除")
}
