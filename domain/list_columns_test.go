package domain_test

import (
	"maps"
	"testing"

	"alumni/domain"
)

func TestN2_2a_HeadquartersWordsForColumnsAreRead(t *testing.T) {
	got, err := domain.ReadColumnWords("电话：手机号码、Mobile No，\n\n 城市 : 常驻地\n学院:\n")
	if want := map[string]string{"手机号码": "电话", "Mobile No": "电话", "常驻地": "城市"}; err != nil || !maps.Equal(got, want) {
		t.Errorf("%v, %v", got, err)
	}
	for _, body := range []string{"手机号码", "手机：Mobile", "电话：手机\n：甲"} {
		_, err := domain.ReadColumnWords(body)
		if e := domain.AsError(err); err == nil || e.Fault != domain.FaultBadChoice || e.Field != "body" {
			t.Errorf("%q: %v", body, err)
		}
	}
}
